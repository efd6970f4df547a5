"""The version of the package: the engine that a pin remembers."""

__version__ = "0.1.0"
