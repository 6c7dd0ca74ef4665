"""The outside: the command line, settings and wiring. It translates and decides nothing."""
