"""The workbook that a clerk fills in: written from a plan and its reports, read back, and marked where it is wrong."""
