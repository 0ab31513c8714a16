"""The XML of a UiAutomator dump, read by expat: bounded in size, depth and number; no declaration is followed."""

from collections.abc import Iterator
from xml.parsers import expat

from harness.devices.android.ui_node import RawNode, bounds_of
from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying

MAX_XML_CHARS = 8_000_000
MAX_NODES = 4000
MAX_DEPTH = 200
ROOT = "hierarchy"


class _Refused(Exception):
    """The document is larger or deeper than any screen, or declares what is not followed."""


def read_windows(xml: str) -> list[RawNode]:
    """The windows below <hierarchy>, each with all that is in it. Raises EvidenceBroken for what is no such dump."""
    reader = _Reader()
    try:
        reader.read(xml)
    except (expat.ExpatError, _Refused) as error:
        raise EvidenceBroken(Saying("the device gave no element tree", "设备没有返回元素树"), "tree") from error
    return reader.windows


def every_node(windows: list[RawNode]) -> Iterator[RawNode]:
    """In the order in which they are drawn."""
    for node in windows:
        yield node
        yield from every_node(node.children)


class _Reader:
    """Collects nodes as expat comes upon them."""

    def __init__(self) -> None:
        self.windows: list[RawNode] = []
        self._open: list[RawNode | None] = []
        self._count = 0

    def read(self, xml: str) -> None:
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        if len(xml) > MAX_XML_CHARS:
            raise _Refused
        parser.Parse(xml.encode("utf-8", "replace"), True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open and name == ROOT:
            self._open.append(None)
            return
        self._count += 1
        if not self._open or self._count > MAX_NODES or len(self._open) > MAX_DEPTH:
            raise _Refused
        parent = self._open[-1]
        siblings = parent.children if parent else self.windows
        place = f"{parent.path if parent else f'/{ROOT}'}/*[{len(siblings) + 1}]"
        node = RawNode(name, attributes, place, bounds_of(attributes.get("bounds")), parent)
        siblings.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._open.pop()


def _refuse(*_: object) -> None:
    raise _Refused
