"""The workbook: a region as sheets for an officer who works in Excel, and back again."""
