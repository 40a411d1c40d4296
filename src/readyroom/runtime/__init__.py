"""What runs: the clock, the rooms with their one writer each, the fan-out to subscribers, the outbox to switches."""
