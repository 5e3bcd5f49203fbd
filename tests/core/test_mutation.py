"""Every field of a real region, broken in six ways: never an exception, always a problem at the place."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from petajalan.core.acuan import Acuan, load_acuan
from petajalan.core.check import check_daerah
from petajalan.core.load import LEDGER, Muatan, load_daerah
from petajalan.core.problems import Problem
from petajalan.core.shape import Record
from petajalan.core.walk import walk
from pohon import BASES, REGION, ROOT

REAL = ROOT / "cities" / "kota-bontang"
SOURCE = REAL if REAL.is_dir() else BASES / REGION
SLUG = SOURCE.name
NAMES = sorted(
    path.relative_to(SOURCE).as_posix()
    for path in SOURCE.rglob("*")
    if path.is_file() and path.name != LEDGER and path.parent.name != "berkas"
)
# So many of each way of breaking per file, spread over the file.
PER_KIND = 6
Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A changed text, the lines (from 1) one of which must be named, and whether it must be wrong at all."""

    kind: str
    text: str
    first: int
    last: int
    wrong: bool


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of a mapping: its key, its value, and its neighbours, as YAML sees them."""

    loc: Loc
    key: yaml.ScalarNode
    value: yaml.Node
    parent: yaml.MappingNode
    before: tuple[yaml.Node, yaml.Node] | None
    after: tuple[yaml.Node, yaml.Node] | None


@dataclass(frozen=True, slots=True)
class Region:
    root: Path
    acuan: Acuan
    muatan: Muatan


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Region:
    """Read the region once; give a project whose one region folder is empty, to hold one file at a time."""
    whole = tmp_path_factory.mktemp("utuh")
    shutil.copytree(SOURCE, whole / "cities" / SLUG)
    muatan, problems = load_daerah(whole, SLUG)
    assert [item.line() for item in problems] == []
    root = tmp_path_factory.mktemp("satu")
    shutil.copytree(ROOT / "cities" / "_acuan", root / "cities" / "_acuan")
    acuan, problems = load_acuan(root)
    assert acuan is not None
    return Region(root, acuan, muatan)


@pytest.mark.parametrize("name", NAMES)
def test_every_broken_field_is_named_at_its_place(region: Region, name: str) -> None:
    source = (SOURCE / name).read_text(encoding="utf-8")
    record, problems = read_alone(region, name, source)
    assert record is not None
    assert problems == []
    wrong = 0
    for mutation in mutations(source, record):
        record, problems = read_alone(region, name, mutation.text)
        for item in problems:
            assert item.line().isprintable()
        if mutation.wrong:
            wrong += 1
            lines = [item.span.line for item in problems]
            assert any(mutation.first <= line <= mutation.last for line in lines), (
                f"{name}: {mutation.kind} at {mutation.first}–{mutation.last}: {[item.line() for item in problems]}"
            )
        if record is not None and mutation.kind != "cut":
            for item in check_daerah(put(region.muatan, name, record), region.acuan):
                assert item.line().isprintable()
    assert wrong


def read_alone(region: Region, name: str, text: str) -> tuple[Record[Any] | None, list[Problem]]:
    """Read one file as the only one of its region."""
    folder = region.root / "cities" / SLUG
    shutil.rmtree(folder, ignore_errors=True)
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode())
    muatan, problems = load_daerah(region.root, SLUG)
    record = next(iter(muatan.records()), None)
    return record, [item for item in problems if item.path == f"cities/{SLUG}/{name}"]


def put(muatan: Muatan, name: str, record: Record[Any]) -> Muatan:
    """Give the region with this one record instead of its own."""
    if name in muatan.single:
        return replace(muatan, single={**muatan.single, name: record})
    group = name.partition("/")[0]
    return replace(muatan, groups={**muatan.groups, group: {**muatan.groups[group], record.slug: record}})


def mutations(source: str, record: Record[Any]) -> Iterator[Mutation]:
    """Break the YAML of a file (front matter or all of it) at places spread over it."""
    front = source.startswith("---\n")
    head = "---\n" if front else ""
    body, mark, rest = source[len(head) :].partition("\n---") if front else (source, "", "")
    shapes = {record.places.real(loc): value for loc, value in walk(record.value) if isinstance(value, BaseModel)}
    node = yaml.compose(body, Loader=yaml.CSafeLoader)
    assert node is not None
    places = list(entries(node, ()))
    for break_one in WAYS:
        made = [found for place in places if (found := break_one(body, place, shapes.get(place.loc[:-1])))]
        for index in range(0, len(made), max(1, len(made) // PER_KIND)):
            found = made[index]
            shift = 1 if front else 0
            text = head + found.text if found.kind == "cut" else head + found.text + mark + rest
            if found.kind == "cut" and front:
                yield Mutation("cut", text, 1, 1, True)  # nothing closes the front matter any more
            else:
                yield replace(found, text=text, first=found.first + shift, last=found.last + shift)


def entries(node: yaml.Node, loc: Loc) -> Iterator[Place]:
    if isinstance(node, yaml.MappingNode):
        for index, (key, value) in enumerate(node.value):
            here = (*loc, key.value)
            before = node.value[index - 1] if index else None
            after = node.value[index + 1] if index + 1 < len(node.value) else None
            yield Place(here, key, value, node, before, after)
            yield from entries(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from entries(item, (*loc, index))


def end_of(node: yaml.Node) -> int:
    """Give the offset after a node; a block ends where the next thing begins, so step back over the blank."""
    return int(node.end_mark.index)


def span_of(body: str, place: Place) -> tuple[int, int]:
    """Give an entry's offsets, without the white space after it."""
    start, end = place.key.start_mark.index, end_of(place.value)
    return start, start + len(body[start:end].rstrip())


def lines_of(body: str, start: int, end: int) -> tuple[int, int]:
    return body.count("\n", 0, start) + 1, body.count("\n", 0, end) + 1


def parent_lines(body: str, place: Place) -> tuple[int, int]:
    return lines_of(body, place.parent.start_mark.index, end_of(place.parent))


def in_block(place: Place) -> bool:
    return not place.parent.flow_style


def delete(body: str, place: Place, shape: BaseModel | None) -> Mutation | None:
    start, end = span_of(body, place)
    if in_block(place):
        if place.after is None and place.before is None:
            return None
        # The first key of a list item shares its line with the dash, which has to stay.
        end = place.after[0].start_mark.index if place.after else end
    elif place.after:
        end = place.after[0].start_mark.index
    elif place.before:
        start = end_of(place.before[1])
    field = type(shape).model_fields.get(str(place.loc[-1])) if shape else None
    return Mutation(
        "delete", body[:start] + body[end:], *parent_lines(body, place), wrong=bool(field and field.is_required())
    )


def mistype_key(body: str, place: Place, shape: BaseModel | None) -> Mutation | None:
    end = end_of(place.key)
    line, _ = lines_of(body, place.key.start_mark.index, end)
    return Mutation("key", f"{body[:end]}x{body[end:]}", line, line, wrong=shape is not None)


def mistype_value(body: str, place: Place, shape: BaseModel | None) -> Mutation | None:
    start, end = place.value.start_mark.index, span_of(body, place)[1]
    if not isinstance(place.value, yaml.ScalarNode) or place.value.style in ("|", ">"):
        return None
    line, _ = lines_of(body, start, end)
    return Mutation("value", f"{body[:start]}[[salah]]{body[end:]}", line, line, wrong=shape is not None)


def duplicate(body: str, place: Place, shape: BaseModel | None) -> Mutation | None:
    start, end = span_of(body, place)
    column = place.key.start_mark.column
    joint = f"\n{' ' * column}" if in_block(place) else ", "
    first, last = lines_of(body, start, end)
    height = 2 * (last - first) + 1 if in_block(place) else last - first
    return Mutation("twice", body[:end] + joint + body[start:end] + body[end:], first, first + height, wrong=True)


def reindent(body: str, place: Place, shape: BaseModel | None) -> Mutation | None:
    start, end = span_of(body, place)
    alone = place.before is None and place.after is None
    in_text = place.before is not None and getattr(place.before[1], "style", None) in ("|", ">")
    if not in_block(place) or alone or in_text or place.before is None:
        return None
    first, last = lines_of(body, start, end)
    if place.after:
        last = lines_of(body, start, end_of(place.after[1]))[1]
    return Mutation("indent", f"{body[:start]} {body[start:]}", first, last, wrong=True)


def cut(body: str, place: Place, shape: BaseModel | None) -> Mutation | None:
    start, end = place.value.start_mark.index, span_of(body, place)[1]
    return Mutation("cut", body[: (start + end) // 2], 1, 1, wrong=False)


WAYS = (delete, mistype_key, mistype_value, duplicate, reindent, cut)
