"""The edge to whoever gathers traces."""
