"""Proving who one is: passwords and login codes with their lock-outs, sessions of browsers, tokens of programs.

Belongs here: everything that touches a secret. Secrets are stored as hashes only and appear in no log.
"""
