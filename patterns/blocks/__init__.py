"""What editors compose pages from: facts, lists of facts with words, and running text."""
