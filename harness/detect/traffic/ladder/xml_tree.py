"""XML by expat: texts and attributes. Parsing ends where an entity is declared, so none is expanded or fetched."""

from collections.abc import Callable, Iterator
from xml.parsers import expat

from harness.detect.traffic.ladder.opened import Opened

PATH_STEPS = 32


class _Refused(Exception):
    """The document declares what we do not follow."""


def opened_xml(text: str) -> Opened | None:
    """The texts and attributes of a document as far as it is well-formed; None where not even a value came."""
    values, root = _values(text)
    if not values:
        return None
    return Opened(("gpx" if root == "gpx" else "xml",), values, lambda: list(_Paths(text)))


def _values(text: str) -> tuple[list[str], str]:
    values: list[str] = []
    root: list[str] = []
    pieces: list[str] = []

    def flush() -> None:
        value = "".join(pieces).strip()
        if value:
            values.append(value)
        pieces.clear()

    def start(name: str, attributes: list[str]) -> None:
        flush()
        if not root:
            root.append(name.rpartition(":")[2].lower())
        values.extend(attributes[1::2])

    def end(_: str) -> None:
        flush()

    _parse(text, start, end, pieces.append)
    return values, root[0] if root else ""


class _Paths:
    """The path of every value, by a second parse."""

    def __init__(self, text: str) -> None:
        self._steps: list[str] = []
        self._seen: list[dict[str, int]] = [{}]
        self._pieces: list[str] = []
        self._paths: list[str] = []
        _parse(text, self._start, self._end, self._pieces.append)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def _start(self, name: str, attributes: list[str]) -> None:
        self._flush()
        count = self._seen[-1].get(name, 0)
        self._seen[-1][name] = count + 1
        self._steps.append(f"{name}[{count}]" if count else name)
        self._seen.append({})
        path = self._path()
        self._paths.extend(f"{path}.{key}" for key in attributes[::2])

    def _end(self, _: str) -> None:
        self._flush()
        self._steps.pop()
        self._seen.pop()

    def _flush(self) -> None:
        if "".join(self._pieces).strip():
            self._paths.append(self._path())
        self._pieces.clear()

    def _path(self) -> str:
        return ".".join(self._steps[:PATH_STEPS])


def _parse(
    text: str,
    start: Callable[[str, list[str]], None],
    end: Callable[[str], None],
    characters: Callable[[str], None],
) -> None:
    parser = expat.ParserCreate("utf-8")  # what the declaration says was undone when the text was read
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(text.lstrip("\ufeff \t\r\n\x00").encode("utf-8", "replace"), True)
    except (expat.ExpatError, _Refused):
        return


def _refuse(*_: object) -> None:
    raise _Refused
