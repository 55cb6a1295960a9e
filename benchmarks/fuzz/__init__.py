"""What no client would send, by the ten thousand, at real installations: `make fuzz`."""
