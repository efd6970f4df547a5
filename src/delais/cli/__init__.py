"""The `delais` command: reads arguments and the clock, prints; nothing else."""
