"""What rests on each article cited, and what a newer edition of the codes changes in it."""
