"""The page frame: what stands around a page's content, rendered by the site's own templates without MkDocs."""
