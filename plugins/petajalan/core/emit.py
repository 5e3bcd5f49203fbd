"""New YAML in the hand of the officers' files: short items on one line, quotes only where they are needed."""

import re

import yaml

# An item that fits is written on one line.
LONGEST = 120
# Where a refilled text is broken, unless its lines are longer already.
_WIDTH = 110

Value = str | list["Value"] | dict[str, "Value"]

_FIGURE = re.compile(r"[-−–+]?[0-9]")


class Figure(str):
    """A printed figure: written in quotes, since other readers of YAML would take it for a number."""


def scalar(text: str, *, flow: bool = False) -> str:
    """Write one text, plain where that reads back as the same text."""
    if not (isinstance(text, Figure) and _FIGURE.match(text)) and _reads_plain(text, flow):
        return str(text)
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flow(value: Value) -> str:
    """Write a value on one line."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return "{" + ", ".join(f"{scalar(key, flow=True)}: {flow(inner)}" for key, inner in value.items()) + "}"


def entry(key: str, value: Value, indent: int) -> list[str]:
    """Write a key with its value as lines of a block."""
    start = f"{' ' * indent}{scalar(key)}:"
    if isinstance(value, str):
        return [f"{start} {scalar(value)}"]
    if isinstance(value, list) and not any(isinstance(item, dict) for item in value):
        return [f"{start} {flow(value)}"]
    if isinstance(value, list) and not all(_is_reference(item) for item in value):
        return [start, *(line for each in value for line in item(each, indent + 2))]
    short = f"{start} {flow(value)}"
    if isinstance(value, list) or len(short) <= LONGEST:
        return [short]
    return [start, *mapping(value, indent + 2)]


def item(value: Value, indent: int) -> list[str]:
    """Write one item of a list, on one line if it fits."""
    short = f"{' ' * indent}- {flow(value)}"
    if len(short) <= LONGEST or not isinstance(value, dict):
        return [short]
    first, *rest = mapping(value, indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *rest]


def mapping(value: dict[str, Value], indent: int = 0) -> list[str]:
    """Write keys and values one below the other."""
    return [line for key, inner in value.items() for line in entry(key, inner, indent)]


def refill(written: str, value: str) -> str:
    """Fill a folded text anew, keeping the lines before and after what has changed."""
    head, *lines = written.split("\n")
    indent = next(line for line in lines if line.strip())
    pad = indent[: len(indent) - len(indent.lstrip())]
    old, words = [line.split() for line in lines if line.strip()], value.split()
    before = after = 0
    kept_before: list[list[str]] = []
    for line in old[:-1]:
        if words[before : before + len(line)] != line:
            break
        kept_before.append(line)
        before += len(line)
    kept_after: list[list[str]] = []
    for line in reversed(old[len(kept_before) + 1 :]):
        tail = words[before : len(words) - after]
        if len(tail) < len(line) or tail[len(tail) - len(line) :] != line:
            break
        kept_after.insert(0, line)
        after += len(line)
    width = max(_WIDTH, *(len(line) for line in lines)) - len(pad)
    middle: list[list[str]] = []
    for word in words[before : len(words) - after]:
        if middle and len(" ".join([*middle[-1], word])) <= width:
            middle[-1].append(word)
        else:
            middle.append([word])
    return "\n".join([head, *(pad + " ".join(line) for line in [*kept_before, *middle, *kept_after])])


def _is_reference(value: Value) -> bool:
    """Tell whether an item is a source with its place, which stands in the line of the list."""
    return isinstance(value, str) or set(value) == {"id", "letak"}


def _reads_plain(text: str, in_flow: bool) -> bool:
    """Ask the parser itself; it does not mind what our reader takes for a missing or a cut text."""
    if not text or text in {"~", "null"} or " #" in text:
        return False
    try:
        node = yaml.compose(f"{{k: {text}, l: m}}" if in_flow else f"k: {text}", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    found = node.value[0][1] if isinstance(node, yaml.MappingNode) and len(node.value) == 1 + in_flow else None
    return isinstance(found, yaml.ScalarNode) and not found.style and found.value == text and text[0] not in "!&*"
