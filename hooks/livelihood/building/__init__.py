"""How the site is built: county by county in worker processes, from a cache where nothing changed."""
