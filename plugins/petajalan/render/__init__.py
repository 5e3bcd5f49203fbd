"""Values to page bodies: views, prose, formats. No MkDocs."""
