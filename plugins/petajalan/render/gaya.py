"""The stylesheets: readable files in ``gaya/`` become one small one for all pages, and some for single pages."""

from importlib.resources import files

from rcssmin import cssmin


def stylesheets() -> dict[str, str]:
    """Give name → text. Numbered files are joined, in their order, to what every page needs; others stand alone."""
    texts = {
        file.name: file.read_text(encoding="utf-8")
        for file in files("petajalan").joinpath("gaya").iterdir()
        if file.name.endswith(".css")
    }
    shared = "\n".join(texts[name] for name in sorted(texts) if name[0].isdigit())
    alone = {name: text for name, text in sorted(texts.items()) if not name[0].isdigit()}
    return {name: str(cssmin(text)) for name, text in {"portal.css": shared, **alone}.items()}
