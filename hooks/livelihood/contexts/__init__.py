"""What the templates receive: finished numbers, labels and links, made from the arithmetic's results.

Each module builds the contexts of one kind of page or of one of its pieces; all are pure functions.
"""
