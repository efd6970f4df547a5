"""What the documentation draws from the code: run examples, derived tables, one page a procedure."""
