"""Live streams, written down: what one language folds, the other must fold to the same board."""
