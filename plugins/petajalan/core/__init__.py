"""The pure compiler: text in, values out. No MkDocs, no templates, no printing, no clock."""
