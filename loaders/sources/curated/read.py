"""Reads a curator's file: each row with its line, and each fault with what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec
import yaml

from kg.errors import RowError, SourceError
from loaders import files
from loaders.sources.curated.rows import KINDS, AnyRow
from ontologies.terms import nearest

_WORD: Final = re.compile(r"Invalid enum value '([^']*)'")
_AT: Final = re.compile(r" - at `\$?\.?([a-z_]*)[^`]*`$")


class _Loader(yaml.SafeLoader):
    """Dates stay text, so that an impossible one is the fault of its row and not of the file."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.yaml_implicit_resolvers = {
            letter: [(tag, pattern) for tag, pattern in known if not tag.endswith(":timestamp")]
            for letter, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }


class RawRow(NamedTuple):
    """A row as written, and the line on which it begins."""

    line: int
    content: Any
    doubled: tuple[str, ...]


def read_file(path: Path, source: str) -> list[RawRow]:
    """Give every row of a file as plain values.

    Raises:
        SourceError: the file is no YAML, or no list of rows.
    """
    loader = _Loader(files.read_text(path, source))
    try:
        tree = loader.get_single_node()
        content = loader.construct_document(tree) if tree is not None else []
    except (yaml.YAMLError, ValueError) as error:
        raise SourceError(source, path.name, f"not YAML: {error}") from error
    if tree is None:
        return []
    if not isinstance(tree, yaml.SequenceNode):
        raise SourceError(source, path.name, "not a list of rows: each row begins with '- kind:'")
    return [
        RawRow(node.start_mark.line + 1, value, tuple(_doubled(node)))
        for node, value in zip(tree.value, content, strict=True)
    ]


def _doubled(node: yaml.Node) -> Iterator[str]:
    """Field names that one mapping has twice: YAML would silently keep the last."""
    if not isinstance(node, yaml.MappingNode):
        return
    names = [key.value for key, _ in node.value]
    yield from sorted({name for name in names if names.count(name) > 1})
    for _, value in node.value:
        yield from _doubled(value)


def read_row(raw: RawRow, source: str) -> AnyRow:
    """Check a row's shape and words.

    Raises:
        RowError: naming the field, the allowed words and the nearest of them.
    """
    row = f"line {raw.line}"
    if not isinstance(raw.content, dict):
        raise RowError(source, row, "kind", "no row", "a row is a list of 'field: value'")
    if raw.doubled:
        raise RowError(source, row, raw.doubled[0], "field twice", "the field is there twice")
    kind = raw.content.get("kind")
    if kind not in KINDS:
        raise RowError(source, row, "kind", "unknown kind", _choices(kind, tuple(KINDS)))
    shape = KINDS[kind]
    known = tuple(shape.__struct_fields__)
    for name in raw.content:
        if name != "kind" and name not in known:
            raise RowError(source, row, str(name), "unknown field", _choices(name, known))
    try:
        return msgspec.convert(raw.content, shape)
    except msgspec.ValidationError as error:
        raise _fault(str(error), raw.content, shape, source, row) from error


def _fault(
    message: str, content: dict[str, Any], shape: type[AnyRow], source: str, row: str
) -> RowError:
    found = _AT.search(message)
    missing = re.search(r"required field `([a-z_]+)`", message)
    name = missing[1] if missing and not (found and found[1]) else (found[1] if found else "")
    allowed = _words_of(get_type_hints(shape).get(name))
    said = _AT.sub("", message)
    if allowed and not missing:
        wrong = _WORD.search(message)
        said = _choices(wrong[1] if wrong else content.get(name), allowed)
    rule = "field lacks" if missing else "wrong value"
    return RowError(source, row, name or "row", rule, said)


def _words_of(kind: Any) -> tuple[str, ...]:
    """The closed list behind a field's type, if there is one."""
    if get_origin(kind) is Literal:
        return tuple(map(str, get_args(kind)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(str(word.value) for word in kind)
    return tuple(word for inner in get_args(kind) for word in _words_of(inner))


def _choices(word: Any, allowed: tuple[str, ...]) -> str:
    near = nearest(str(word), allowed, 1)
    hint = f", perhaps {near[0]!r}" if near else ""
    return f"{word!r} is none of {', '.join(allowed)}{hint}"
