"""Commands that have no package of their own; each is loaded when it is called."""
