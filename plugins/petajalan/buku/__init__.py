"""The officer's desk: a region as a workbook and back again, and new files that teach while they are filled in."""
