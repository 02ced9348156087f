"""Dates as this library writes them, where Django's own way isn't ours."""
