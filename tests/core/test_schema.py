"""The JSON Schemas accept what the reader of files accepts, as an editor would see it, and refuse a wrong key."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import yaml
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from bentuk import Broken, broken
from petajalan.core.isian import fields
from petajalan.core.load import DEMONSTRATION
from petajalan.core.model.bersama import Status
from petajalan.core.model.daerah import Sumber
from petajalan.core.model.dasar import Bentuk, Versi
from petajalan.core.schema import DIALECT, KINDS, schema_files, schemas
from pohon import ROOT

SCHEMAS = schemas()
FOLDERS = {"quick-win": "program", "program": "program", "indikator": "indikator", "rpjmd": "rpjmd", "kabar": "kabar"}
REGIONS = [path for path in sorted((ROOT / "cities").iterdir()) if path.is_dir() and path.name[0] not in "_."]
FILES = [path for region in REGIONS for path in sorted(region.rglob("*")) if path.suffix in (".yml", ".md")]


class _EditorLoader(yaml.SafeLoader):
    """Reads as editors do, by YAML 1.2: plain numbers are numbers, dates and “ya” are text."""


_EditorLoader.yaml_implicit_resolvers = {}
_EditorLoader.add_implicit_resolver("!angka", re.compile(r"[-+]?[0-9]+(\.[0-9]+)?\Z"), None)
_EditorLoader.add_constructor("!angka", lambda _, node: float(node.value) if "." in node.value else int(node.value))


def _kind(path: Path) -> str:
    folder, name = path.parent.name, path.stem
    if folder == "masterplan":
        return "masterplan" if path.suffix == ".yml" else "bab"
    return FOLDERS.get(folder, name)


def _contents(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return yaml.load(text.split("---\n")[1] if path.suffix == ".md" else text, _EditorLoader)


def wrong(value: Any, schema: dict[str, Any], whole: dict[str, Any], where: str = "") -> list[str]:
    """Check a value against the part of JSON Schema that ours use; an unknown keyword fails the test."""
    known = {"$schema", "$defs", "title", "description", "examples", "default", "propertyNames", "$ref", "anyOf",
             "type", "enum", "pattern", "items", "minItems", "properties", "patternProperties", "required",
             "additionalProperties"}  # fmt: skip
    assert schema.keys() <= known, schema.keys() - known
    if "$ref" in schema:
        return wrong(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole, where)
    if "anyOf" in schema:
        tried = [wrong(value, option, whole, where) for option in schema["anyOf"]]
        return [] if any(not found for found in tried) else min(tried, key=len)
    types: dict[str, Any] = {"string": str, "number": (int, float), "array": list, "object": dict}
    wanted = schema.get("type", [])
    if wanted and not any(isinstance(value, types[one]) for one in ([wanted] if isinstance(wanted, str) else wanted)):
        return [f"{where}: {value!r} is no {wanted}"]
    found = []
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{where}: {value!r} is none of {schema['enum']}")
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        found.append(f"{where}: {value!r} does not match")
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            found.append(f"{where}: too short")
        for number, item in enumerate(value):
            found += wrong(item, schema["items"], whole, f"{where}/{number}")
    if isinstance(value, dict):
        found += [f"{where}: {name} is missing" for name in schema.get("required", []) if name not in value]
        for name, item in value.items():
            key = str(name)
            patterns = [s for pattern, s in schema.get("patternProperties", {}).items() if re.search(pattern, key)]
            inner = schema.get("properties", {}).get(key) or next(iter(patterns), schema.get("additionalProperties"))
            found += wrong(item, inner, whole, f"{where}/{key}") if inner else [f"{where}/{key}: unknown key"]
    return found


def test_every_kind_of_file_has_a_schema() -> None:
    assert SCHEMAS.keys() == KINDS.keys()
    assert all(schema["$schema"] == DIALECT and schema["description"] for schema in SCHEMAS.values())
    assert [name for name, _ in schema_files()] == [f"skema/{name}.json" for name in KINDS]
    assert {_kind(path) for path in FILES} <= SCHEMAS.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_schema_accepts_every_file(path: Path) -> None:
    schema = SCHEMAS[_kind(path)]
    assert wrong(_contents(path), schema, schema) == []


# What a figure may look like is told by the parser alone: “12,5”, “± 500”, “69,1–69,5”, “B” are all figures.
ONLY_PARSED = "N102"


@pytest.mark.parametrize("one", broken(), ids=lambda one: one.label.replace(" ", "-"))
def test_schema_refuses_what_the_models_refuse(one: Broken) -> None:
    text = one.text.split("---\n")[1] if one.name.endswith(".md") else one.text
    schema = SCHEMAS[one.kind]
    assert (wrong(yaml.load(text, _EditorLoader), schema, schema) != []) is (one.code != ONLY_PARSED)


@pytest.mark.parametrize("kind", KINDS)
def test_schema_refuses_an_unknown_key(kind: str) -> None:
    path = next((path for path in FILES if _kind(path) == kind and DEMONSTRATION not in path.parts), None)
    contents: Any = _contents(path) if path else {"judul": "Kabar"}
    inner = contents if "properties" in SCHEMAS[kind] else next(iter(contents.values()))
    inner["kunci_asing"] = "x"
    assert [line for line in wrong(contents, SCHEMAS[kind], SCHEMAS[kind]) if "kunci_asing: unknown key" in line]


@pytest.mark.parametrize(
    ("value", "accepted"),
    [
        ("Kota Taman", True),
        ({"isi": "Kota Taman", "sumber": ["B1"]}, True),
        ([{"isi": "Kota Taman", "sumber": ["B1"], "utama": "ya"}, {"isi": "Kota Bersih"}], True),
        ({"isi": "Kota Taman", "sumbr": ["B1"]}, False),
        ({"sumber": ["B1"]}, False),
        (["Kota Taman"], False),
    ],
)
def test_versions_may_be_typed_in_three_ways(value: object, accepted: bool) -> None:
    schema = SCHEMAS["program"]
    assert (wrong(value, schema["properties"]["label"], schema) == []) is accepted


@pytest.mark.parametrize(
    ("value", "accepted"),
    [
        (2026.0, True),
        ("2026-06", True),
        ({"isi": "2026-06", "teks": "pertengahan 2026"}, True),
        ({"isi": "2026-06", "teks": "pertengahan 2026", "sumber": ["B1"]}, True),
        ({"isi": "2026-06", "text": "pertengahan 2026"}, False),
    ],
)
def test_a_time_may_carry_its_printed_words(value: object, accepted: bool) -> None:
    schema = SCHEMAS["program"]
    assert (wrong(value, schema["properties"]["tenggat"], schema) == []) is accepted


def test_field_reference_names_every_key_of_the_schemas() -> None:
    parts = {part.id: part for part in fields()}
    for kind, schema in SCHEMAS.items():
        shape = schema if "properties" in schema else schema["$defs"][KINDS[kind].bentuk.__args__[1].__name__]
        names = {row.nama.removeprefix("<nama> › ") for row in parts[kind].isian}
        assert shape["properties"].keys() <= names
        required = {row.nama.removeprefix("<nama> › ") for row in parts[kind].isian if row.wajib}
        assert set(shape.get("required", ())) <= required
    assert {row.bagian for part in parts.values() for row in part.isian} - {""} <= parts.keys()


def _shapes(of: type[Bentuk] = Bentuk) -> Iterator[type[Bentuk]]:
    """Every model as it is written; pydantic makes one more of Versi for each type of value."""
    for model in of.__subclasses__():
        if not model.__pydantic_generic_metadata__["origin"]:
            yield model
        yield from _shapes(model)


def _holds_shape(hint: Any) -> bool:
    """Tell whether a field's parts are described in a shape of their own."""
    if isinstance(hint, type) and issubclass(hint, Bentuk):
        return not issubclass(hint, Versi)
    return any(_holds_shape(part) for part in get_args(hint))


FIELDS = [
    pytest.param(get_type_hints(model, include_extras=True)[name], field, id=f"{model.__name__}.{name}")
    for model in dict.fromkeys(_shapes())
    for name, field in model.model_fields.items()
]


@pytest.mark.parametrize(("hint", "field"), FIELDS)
def test_every_field_says_what_it_means_and_gives_an_example(hint: Any, field: FieldInfo) -> None:
    description = field.description or ""
    assert description[:1].isupper()
    assert not description.endswith(".")  # the reference ends the sentence
    assert field.examples or _holds_shape(hint)
    for example in field.examples or ():
        TypeAdapter(hint).validate_python(example)


def test_descriptions_name_every_choice_of_the_shared_lists() -> None:
    for model, name, listed in ((Status, "keadaan", "keadaan"), (Sumber, "kelas", "kelas-sumber")):
        choices = yaml.safe_load((ROOT / "cities" / "_acuan" / f"{listed}.yml").read_text(encoding="utf-8"))
        words = re.findall(r"[a-z-]+", model.model_fields[name].description or "")
        assert choices.keys() <= set(words)
