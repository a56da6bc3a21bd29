"""The way out: the site's pages as a tree of Markdown files that other generators build."""
