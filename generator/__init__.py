"""Notice Atlas: turns raw government notices into a knowledge site people can trust."""

__version__ = "0.1.0"
