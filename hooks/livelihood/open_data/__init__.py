"""The open data: everything that the pages show as figures, as files for spreadsheets and programs."""
