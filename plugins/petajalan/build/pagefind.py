"""Run Pagefind as a service that makes indexes in memory: messages in, the files of an index out.

The service is started when it is first needed and kept, for starting it costs more than a small index. It
ends with the process that started it, and a fork starts one of its own.
"""

import atexit
import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any, TypeAlias

from pagefind.service import get_executable

BAHASA = "id"
_MAGIC = b"pagefind_dcd"  # each packed file begins with it

Message: TypeAlias = dict[str, Any]

_ENTRY = "pagefind-entry.json"
_DATA = re.compile(rf".*\.pf_(index|fragment|filter|meta)|{re.escape(_ENTRY)}")
_PIPE = 1 << 20  # an answer is a megabyte; Linux gives an ordinary user no larger pipe
_LARGE = 500  # messages; the service never gives back the memory of its largest index


class SearchError(RuntimeError):
    """Say why the search could not be built."""


@dataclass(frozen=True, slots=True)
class _Service:
    process: subprocess.Popen[bytes]
    errors: IO[bytes]


_running: list[_Service] = []  # one or none


def index(messages: Sequence[Message], engine: Container[str] = ()) -> dict[str, bytes]:
    """Return the files of an index of the messages, and those of the engine that are named.

    The same messages give the same bytes.
    """
    if not _running:
        _running.append(_start())
    (service,) = _running
    try:
        files = _index(service, messages, engine)
    except (EOFError, BrokenPipeError) as error:
        service.errors.seek(0)
        said = service.errors.read().decode(errors="replace").strip()
        stop()
        raise SearchError(f"Pagefind stopped: {said or 'it gave no reason'}") from error
    except BaseException:
        stop()  # what it was about to answer would be taken for the answer to the next question
        raise
    if len(messages) > _LARGE:
        stop()
    return _own(files) | {name: files[name] for name in files if name in engine}


@atexit.register
def stop() -> None:
    """End the service, if one runs; the next index starts another."""
    for service in _running:
        service.process.kill()  # it writes no file, so there is nothing to finish
        service.process.wait()
        _close(service)
    _running.clear()


def _forget() -> None:
    """Leave the service to the process this one was forked from."""
    for service in _running:
        _close(service)  # else it would not end when that process does
        service.process.returncode = 0  # not this process's child, so nothing to wait for
    _running.clear()


os.register_at_fork(after_in_child=_forget)


def _close(service: _Service) -> None:
    for pipe in (service.process.stdin, service.process.stdout, service.errors):
        assert pipe is not None
        pipe.close()


def _start() -> _Service:
    program = get_executable()
    if program is None:
        raise SearchError("Pagefind's program is not installed")
    errors = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the service
    pipe = subprocess.PIPE
    command = [str(program), "--service"]
    try:
        # Unbuffered, so that a fork inherits nothing half written. One arena, for it works on one thing
        # at a time: a third less memory.
        process = subprocess.Popen(
            command,
            bufsize=0,
            pipesize=_PIPE,
            stdin=pipe,
            stdout=pipe,
            stderr=errors,
            env=os.environ | {"_RJEM_MALLOC_CONF": "narenas:1"},
        )
    except OSError as error:
        errors.close()
        raise SearchError(f"Pagefind does not start: {error}") from error
    return _Service(process, errors)


def _index(service: _Service, messages: Sequence[Message], engine: Container[str]) -> dict[str, bytes]:
    # Not the command line: that one reads its files in no fixed order.
    config = {"root_selector": "article", "force_language": BAHASA}
    (made,) = _ask(service, [{"type": "NewIndex", "config": config}])
    number = {"index_id": made["index_id"]}
    asked = [*messages, {"type": "GetFiles"}, {"type": "DeleteIndex"}]
    *_, answer, _ = _ask(service, [message | number for message in asked])
    # Nine tenths of an answer are scripts and styles that no page uses.
    wanted = (file for file in answer["files"] if _DATA.fullmatch(file["path"]) or file["path"] in engine)
    return {file["path"]: base64.b64decode(file["content"]) for file in wanted}


def _ask(service: _Service, messages: list[Message]) -> list[Message]:
    """Send messages and return their answers: each is base64 of JSON, ended by a comma."""
    # All at once: the service queues what it reads, and answers in order.
    sent = (json.dumps({"message_id": number, "payload": each}).encode() for number, each in enumerate(messages))
    _send(service, b"".join(base64.b64encode(each) + b"," for each in sent))
    answers = []
    for message, received in zip(messages, _receive(service, len(messages)), strict=True):
        answer: Message = json.loads(base64.b64decode(received))["payload"]
        if answer["type"] == "Error":
            raise SearchError(f"Pagefind refuses {message['type']}: {answer['message']}")
        answers.append(answer)
    return answers


def _send(service: _Service, data: bytes) -> None:
    assert service.process.stdin is not None
    rest = memoryview(data)
    while rest:
        rest = rest[service.process.stdin.write(rest) :]


def _receive(service: _Service, count: int) -> Iterator[bytes]:
    assert service.process.stdout is not None
    parts: list[bytes] = []
    while count:
        part = os.read(service.process.stdout.fileno(), _PIPE)
        if not part:
            raise EOFError
        *ended, rest = part.split(b",")
        for each in ended:
            yield b"".join([*parts, each])
            parts.clear()
        parts.append(rest)
        count -= len(ended)


def _own(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return an index's own files, the same bytes for the same messages."""
    # Pagefind writes filters in the order of a randomly seeded hash map, and names files by their bytes.
    # So the filters, and the list of them in the metadata, are written anew in sorted order.
    result = {name: content for name, content in files.items() if name.startswith(("index/", "fragment/"))}
    (meta_file,) = (content for name, content in files.items() if name.endswith(".pf_meta"))
    version, pages, chunks, filters, sorts, fields = _unpack(meta_file)
    sorted_filters = []
    for key, name in sorted(filters):
        label, values = _unpack(files[f"filter/{name}.pf_filter"])
        filter_file = _pack([label, sorted(values)])
        sorted_filters.append([key, _name(filter_file)])
        result[f"filter/{_name(filter_file)}.pf_filter"] = filter_file
    meta_file = _pack([version, pages, chunks, sorted_filters, sorts, fields])
    result[f"pagefind.{_name(meta_file)}.pf_meta"] = meta_file
    entry = json.loads(files[_ENTRY])
    entry["languages"][BAHASA]["hash"] = _name(meta_file)
    result[_ENTRY] = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
    return result


def _name(content: bytes) -> str:
    return f"{BAHASA}_{hashlib.blake2b(content, digest_size=5).hexdigest()}"


def _pack(value: Any) -> bytes:
    return gzip.compress(_MAGIC + _encode(value), mtime=0)


def _unpack(content: bytes) -> Any:
    data = gzip.decompress(content)
    value, _ = _decode(data, len(_MAGIC))
    if _MAGIC + _encode(value) != data:
        raise SearchError("this version of Pagefind writes another form of index")
    return value


def _encode(value: Any) -> bytes:
    """Encode whole numbers, text and lists as CBOR: Pagefind's filters and metadata hold no more."""
    if isinstance(value, int):
        return _encode_head(0, value)
    if isinstance(value, str):
        return _encode_head(3, len(value.encode())) + value.encode()
    return _encode_head(4, len(value)) + b"".join(map(_encode, value))


def _encode_head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | 24 + power]) + number.to_bytes(1 << power, "big")


def _decode(data: bytes, start: int) -> tuple[Any, int]:
    """Decode one CBOR value and return it with the place after it."""
    kind, number, start = data[start] >> 5, data[start] & 31, start + 1
    if 24 <= number <= 27:
        end = start + (1 << (number - 24))
        number, start = int.from_bytes(data[start:end], "big"), end
    if kind == 0:
        return number, start
    if kind == 3:
        return data[start : start + number].decode(), start + number
    values = []
    for _ in range(number if kind == 4 else 0):  # what it does not know, _unpack notices
        value, start = _decode(data, start)
        values.append(value)
    return values, start
