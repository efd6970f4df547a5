"""From a file of format 1 to the same procedure in format 2."""
