"""The officer's desk shows what the models say: the same fields, the same options, nothing that the reader refuses."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from petajalan.core.acuan import Acuan, load_acuan
from petajalan.core.formulir import Field, in_form
from petajalan.core.meja import DATE, LACI, LIST, NAME, collections
from petajalan.core.schema import Schema, schemas
from petajalan.core.waktu import parse_waktu
from pohon import ROOT


@pytest.fixture(scope="module")
def acuan() -> Acuan:
    found, problems = load_acuan(ROOT)
    assert found is not None, problems
    return found


def fields_of(collection: Field) -> list[Field]:
    """Give a drawer's own fields: without the entry's name, the news' date and the prose."""
    if "files" in collection:
        (one,) = collection["files"][0]["fields"]
        assert one["name"] == LIST
        return [field for field in one["fields"] if field["name"] != NAME]
    extra = {"body"} | ({DATE} if collection["name"] == "kabar" else set())
    return [field for field in collection["fields"] if field["name"] not in extra]


def shape_of(schema: Schema, defs: dict[str, Schema]) -> Schema | None:
    """Find the shape that a key of the JSON Schema holds, however it is wrapped."""
    if "$ref" in schema:
        return shape_of(defs[schema["$ref"].rpartition("/")[2]], defs)
    if "properties" in schema:
        return None if set(schema["properties"]) <= {"isi", "teks"} else schema
    for inner in [schema.get("items"), *schema.get("anyOf", [])]:
        if isinstance(inner, dict) and (found := shape_of(inner, defs)):
            return found
    return None


def differences(fields: list[Field], shape: Schema, defs: dict[str, Schema], place: str) -> Iterator[str]:
    there = {field["name"]: field for field in fields}
    if set(there) != set(shape["properties"]):
        yield f"{place}: {sorted(set(there) ^ set(shape['properties']))}"
    # That a source may be left to another key, no schema can say; the form does.
    must = {name for name, field in there.items() if field["required"] and "wajib, kecuali" not in field["hint"]}
    if must != set(shape.get("required", [])):
        yield f"{place}: not equally required: {sorted(must ^ set(shape.get('required', [])))}"
    for name, field in there.items():
        said = shape["properties"][name]
        if "enum" in said and [option["value"] for option in field["options"]] != said["enum"]:
            yield f"{place} › {name}: other options"
        if not field["hint"].startswith(in_form(said.get("description", ""))):
            yield f"{place} › {name}: another meaning"
        inner = shape_of(said, defs)
        if field.get("bentuk") == "rujukan":
            if {one["name"] for one in field["fields"]} != {"id", "letak"}:
                yield f"{place} › {name}: not a source's number"
        elif (inner is None) != ("fields" not in field):
            yield f"{place} › {name}: one has a shape, the other none"
        elif inner is not None:
            yield from differences(field["fields"], inner, defs, f"{place} › {name}")


def test_every_field_and_option_of_the_models_is_on_the_desk_and_no_other(acuan: Acuan) -> None:
    found = schemas()
    made = {collection["name"]: collection for collection in collections(acuan)}
    assert list(made) == [drawer.nama for drawer in LACI]
    for drawer in LACI:
        schema = found[drawer.jenis]
        defs = schema.get("$defs", {})
        keyed = [*schema.get("patternProperties", {}).values()] or [schema.get("additionalProperties")]
        shape = schema if "properties" in schema else shape_of(keyed[0], defs)
        assert shape is not None
        assert list(differences(fields_of(made[drawer.nama]), shape, defs, drawer.nama)) == []


def every(value: Any) -> Iterator[Field]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every(inner)


def test_shared_lists_are_offered_whole(acuan: Acuan) -> None:
    offered = {
        (field["name"], tuple(option["value"] for option in field["options"]))
        for field in every(collections(acuan))
        if "options" in field and "widget" in field
    }
    lists: list[tuple[str, Iterable[str]]] = [
        ("satuan", acuan.satuan), ("acuan", acuan.indikator), ("keadaan", acuan.keadaan), ("id", acuan.dimensi),
        ("jenis", acuan.jenis_dokumen), ("kelas", acuan.kelas_sumber),
    ]  # fmt: skip
    for name, values in lists:
        assert (name, tuple(values)) in offered


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("2026", True), ("2026-06", True), ("2026-06-15", True), ("2025-TW1", True), ("2024-S2", True),
        ("2019-07-08/2019-07-09", True), ("2019-07/..", True), ("../2019", True), ("2020~", True),
        ("kemarin", False), ("..", False), ("../..", False), ("2025-TW5", False), ("15-06-2026", False),
        ("2026/", False),
    ],
)  # fmt: skip
def test_the_form_takes_a_time_that_the_reader_takes(acuan: Acuan, said: str, good: bool) -> None:
    patterns = {field["pola"][0] for field in every(collections(acuan)) if field.get("bentuk") == "waktu"}
    assert [bool(re.search(pattern, said)) for pattern in patterns] == [good]
    if good:
        parse_waktu(said)
        assert all(re.search(pattern, f"{said} (kata sumbernya)") for pattern in patterns)
    else:
        with pytest.raises(Exception, match="nilai"):
            parse_waktu(said)


def test_one_small_configuration_serves_every_region(acuan: Acuan) -> None:
    made = collections(acuan, "data")
    folders = [one.get("folder") or one["files"][0]["file"] for one in made]
    assert all(folder.startswith("data/{daerah}/") for folder in folders)
    assert all(one["delete"] is False for one in made)


def test_the_form_speaks_of_what_it_shows(acuan: Acuan) -> None:
    hints = [field["hint"] for field in every(collections(acuan)) if "hint" in field]
    assert [hint for hint in hints if ".yml" in hint or "folder" in hint] == []


def test_an_example_is_of_its_own_field(acuan: Acuan) -> None:
    made = next(one for one in collections(acuan) if one["name"] == "quick-win")
    label = next(field for field in made["fields"] if field["name"] == "label")
    assert label["fields"][0]["hint"] == "Teks menurut satu sumber. Contoh: quick win"


def test_sources_follow_what_must_be_said(acuan: Acuan) -> None:
    made = {one["name"]: [field["name"] for field in one.get("fields", [])] for one in collections(acuan)}
    assert made["quick-win"][:4] == ["judul", "ringkasan", "label", "sumber"]
    shapes = [field for field in every(collections(acuan)) if field.get("name") == "nilai" and "fields" in field]
    assert [one["name"] for one in shapes[-1]["fields"]][:3] == ["jenis", "teks", "sumber"]
