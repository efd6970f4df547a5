"""`python -m delais`."""

from delais.cli.main import run

if __name__ == "__main__":
    run()
