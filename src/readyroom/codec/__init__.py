"""JSON and TOML to and from the engine's types.

Belongs here: what travels and what is kept. Events with their versions and upcasters (`events`), snapshots
(`state`), JSON Schema (`schema`), presets (`presets`), differences between configurations (`diff`), and the
checking of files that people write (`toml`, `check`).
"""
