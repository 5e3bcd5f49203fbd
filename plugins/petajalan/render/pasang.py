"""The web manifest: how the portal is named and drawn where somebody puts it on a phone's first screen.

There is no service worker: a page that is kept on the phone would show figures that are old.
"""

import json

MANIFEST = "petajalan.webmanifest"


def web_manifest(name: str, about: str) -> str:
    """Write the manifest; its addresses count from its own folder, ``assets/``."""
    said = {
        "name": name,
        "short_name": name,
        "description": about,
        "lang": "id",
        "start_url": "../",
        "scope": "../",
        "display": "browser",
        "background_color": "#fbfaf7",
        "theme_color": "#fbfaf7",
        "icons": [
            {"src": "favicon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": "ikon-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": "ikon-512.png", "sizes": "512x512", "type": "image/png"},
            {"src": "ikon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
