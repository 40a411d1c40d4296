"""Readyroom's tests."""
