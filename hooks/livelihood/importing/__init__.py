"""From the press office's files to data files: read, put before a person, checked, and only then written."""
