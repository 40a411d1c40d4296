"""The migrations, in the package so that they are there wherever it is installed. How to add one:
docs/store.md.
"""
