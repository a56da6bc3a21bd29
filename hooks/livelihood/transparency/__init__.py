"""The log of what was published: nothing in it can be changed or left out without being seen."""
