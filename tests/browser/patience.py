PATIENCE = 90_000
"""Milliseconds until a page is given up. It ends what hangs and measures nothing: others may be using the machine."""
