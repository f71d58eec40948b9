"""How is French cut and folded? Pure functions, the same for articles, queries and marks."""
