"""Screens and messages of the admin that are the library's own; nothing here is needed to read."""
