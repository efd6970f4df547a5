"""Random cases of every procedure, and the laws that each of them keeps: test support, run by `make fuzz`."""
