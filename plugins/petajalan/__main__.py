"""Run the officer's command as ``python -m petajalan``."""

from petajalan.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
