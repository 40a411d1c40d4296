"""Files that other programs read: tables as CSV, as an Excel workbook, as Parquet.

Each takes tables of `reports.tables` and answers bytes. What comes from outside (a name, a reason, a number that a
caller sent) is text in all of them, never a formula.
"""
