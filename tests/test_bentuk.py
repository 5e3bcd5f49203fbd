"""Every field of the models broken in every way its type allows: the right code at the right line and column."""

from collections.abc import Iterator

import pytest

from bentuk import Broken, broken, used
from petajalan.core.folder import Folder
from petajalan.core.load import DEMONSTRATION, load_folder
from petajalan.core.model.dasar import Bentuk, Bersumber, Versi
from petajalan.core.problems import Problem

FOLDER = f"cities/{DEMONSTRATION}"


def _problems(one: Broken) -> list[Problem]:
    """Read the file as the only one of its region."""
    folder = Folder(DEMONSTRATION, FOLDER, {one.name: one.text.encode()}, {}, (), ())
    return [item for item in load_folder(folder)[1] if item.path == f"{FOLDER}/{one.name}"]


@pytest.mark.parametrize("one", broken(), ids=lambda one: one.label.replace(" ", "-"))
def test_a_broken_field_is_named_at_its_place(one: Broken) -> None:
    found = _problems(one)
    assert (one.code, one.line, one.column) in {(item.code, item.span.line, item.span.column) for item in found}
    # A key that is mistyped may be missed as well; nothing else is said.
    assert {item.code for item in found} <= {one.code, "S102"}
    assert all(item.line().isprintable() for item in found)


@pytest.mark.parametrize("one", [one for one in broken() if one.label.endswith(" key")], ids=lambda one: one.label)
def test_a_mistyped_key_is_offered_rightly(one: Broken) -> None:
    key = one.label.split()[1]
    (found,) = (item for item in _problems(one) if item.code == "S101")
    assert f"mungkin “{key}”?" in found.message


def test_every_field_of_the_models_was_broken() -> None:
    own = {
        (model.__name__, name)
        for model in _shapes()
        if not issubclass(model, Versi) and model is not Bersumber and not model.__module__.endswith(".acuan")
        for name in model.__annotations__
    }
    assert own - used() == set()
    assert len(broken()) >= 70


def _shapes(of: type[Bentuk] = Bentuk) -> Iterator[type[Bentuk]]:
    for model in of.__subclasses__():
        yield model
        yield from _shapes(model)
