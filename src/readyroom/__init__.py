"""Readyroom decides for every agent and every queue whether a queue call may ring the agent, and why."""

__version__ = "0.1.0"
