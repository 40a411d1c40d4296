"""What touches the world beside the room: HTTP, live streams, switches. Siblings never import each other."""
