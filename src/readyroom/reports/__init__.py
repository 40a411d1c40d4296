"""Reports: intervals in, rows out. Pure functions; docs/reports.md gives each figure with its formula and its source.

`periods` cuts time by the organisation's calendar, `spans` cuts intervals by periods, each report has a file of its
own, and `tables` makes flat tables of them all for files that others read.
"""
