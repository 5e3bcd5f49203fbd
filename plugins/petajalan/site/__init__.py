"""The thin MkDocs side: the only code that imports mkdocs."""
