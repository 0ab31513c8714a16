"""Wire: bytes on their way, with their media type and the steps that made them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wire:
    """`steps` name what a reader has to undo, outermost first; `text` tells that `content` is ASCII or UTF-8 text."""

    content: bytes
    media: str
    steps: tuple[str, ...]
    text: bool = True
