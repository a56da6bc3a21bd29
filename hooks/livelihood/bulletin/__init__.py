"""The notice (通报) that a county's press office sends out: a Word document, and its attachment as a workbook."""
