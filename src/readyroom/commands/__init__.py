"""The commands of `readyroom`, a module for each group; `readyroom.cli` puts them together.

Belongs here: what a person types, what is said back, and how it is laid out. What a command does is elsewhere.
"""
