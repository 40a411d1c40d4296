"""Scenarios: a call centre's rules written as timed sentences, and run.

Belongs here: the language (`language`, `patterns`, `sentences_*`, `setup_*`, `checks`), the runner, the drivers
that a scenario runs on, and the timeline that shows a run. `docs/scenarios.md` is the vocabulary.
"""
