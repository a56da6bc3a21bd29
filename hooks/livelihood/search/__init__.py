"""The search: records of what the pages say, indexed by Pagefind, and the small tables that the browser reads.

Chinese is cut into tokens by one rule (tokens.py), which the browser's script follows too.
"""
