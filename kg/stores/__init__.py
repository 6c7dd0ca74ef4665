"""The two real stores: one in memory, one in a SQLite file."""
