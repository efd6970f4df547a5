"""The official versions of the articles that the texts cite: their ids, their days, and who read them."""
