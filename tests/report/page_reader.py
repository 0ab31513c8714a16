"""Reads a rendered report the way a browser's parser would: elements, attributes, text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class ReadPage:
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]

    @property
    def words(self) -> str:
        return "\n".join(self.text)


def read_page(document: str) -> ReadPage:
    page = ReadPage()

    class _Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            page.tags.append(tag)
            page.attributes.extend((tag, name, value or "") for name, value in attrs)

        def handle_data(self, data: str) -> None:
            page.text.append(data)

    reader = _Reader()
    reader.feed(document)
    reader.close()
    return page
