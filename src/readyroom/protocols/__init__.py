"""Bytes of switches, sans IO: what they mean, and what bytes to send. No socket, no clock, no waiting."""
