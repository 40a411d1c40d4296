"""Readyroom at a telephone: feature codes that people dial, lamps of their keys, and what their telephones may do.

Asterisk connects for each feature code that somebody dials (`server`); `talk` is what is said, `desk` what is done.
`lamps` says what each lamp and each telephone's permissions should be, and `following` keeps them so.
"""
