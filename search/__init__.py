"""Manchette: full-text search over French press archives. This is the public face."""
