"""Petajalan: compile sourced masterplan data of Indonesian regions into a public portal."""

__version__ = "0.1.0"
