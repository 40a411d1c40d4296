"""Folds over events and the world: what people look at. Nothing here decides, reads a clock or writes."""
