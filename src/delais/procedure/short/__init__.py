"""The form in which a procedure is written: each thing said once, unfolded into the rows that the reader reads."""
