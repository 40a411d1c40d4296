"""The edge to programs that are told of events: signed requests, to addresses that nobody is led astray by."""
