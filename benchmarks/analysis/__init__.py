"""How fast the analysis is, how its time grows with the text, and how that compares with its peers."""
