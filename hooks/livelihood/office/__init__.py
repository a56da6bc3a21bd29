"""Files of the office: Word documents, workbooks and plain texts, read and written."""
