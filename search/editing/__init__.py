"""What editors do for the search in the admin: synonyms, choices, and what people look for."""
