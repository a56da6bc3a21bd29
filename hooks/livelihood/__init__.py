"""Livelihood Ledger: from structured promises and reports to a public site.

Data flows one way: ``loading`` → ``validation`` → ``model`` → ``progress`` and ``checks`` → ``contexts`` →
``templates`` → MkDocs. Nothing here imports mkdocs except the adapter, ``mkdocs_settings`` and ``mkdocs_pages``.
"""

__version__ = "0.1.0"
