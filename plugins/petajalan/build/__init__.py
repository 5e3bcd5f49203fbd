"""Bytes to finished files: a region at a time, kept, side by side. No MkDocs."""
