"""Taking files in: checked, hashed and written while they arrive, never whole in memory."""
