"""The web's side of search: a page for people, JSON for machines, suggestions while typing."""
