"""Examples of rows as screens show them, each with the kinds that it shows: what the likeness of others is learnt from.

A file of examples is UTF-8 text of three columns a line, a tab between them: kinds (a space between, `-` for none, with
`?` before it a kind on which people may differ), the page's title and the heading over the row (` / ` between), the row
itself (`|` between its cells).
"""

from dataclasses import dataclass
from importlib.resources import files

from harness.model.faults import BadInput
from harness.model.saying import Saying

NONE, OPEN = "-", "?"
COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One row under its heading; `kinds` are label kinds (eyes.label) that it shows, `perhaps` those nobody learns."""

    kinds: frozenset[str]
    heading: str
    text: str
    perhaps: frozenset[str] = frozenset()


def parse_examples(content: str, file: str) -> tuple[Example, ...]:
    """The examples of one file. Raises BadInput with file and line for a line that has not three columns."""
    return tuple(
        _example(line, f"{file} line {number}")
        for number, line in enumerate(content.splitlines(), start=1)
        if line.strip()
    )


def examples_of_package(without: str = "") -> tuple[Example, ...]:
    """All examples that come with the program but those of one file, file by file in the order of their names."""
    folder = files("harness.detect.likeness").joinpath("examples")
    told = (one for one in folder.iterdir() if one.name.endswith(".tsv") and one.name != without)
    found = sorted(told, key=lambda one: one.name)
    return tuple(example for one in found for example in parse_examples(one.read_text("utf-8"), one.name))


def example_line(one: Example) -> str:
    """The line of a file that tells an example."""
    kinds = [*sorted(one.kinds), *(OPEN + kind for kind in sorted(one.perhaps))]
    return "\t".join((" ".join(kinds) or NONE, one.heading, one.text))


def _example(line: str, where: str) -> Example:
    columns = line.split("\t")
    if len(columns) != COLUMNS or not columns[0].split() or not columns[2].strip():
        what = Saying(
            "no example: kinds, heading and row are wanted, a tab between", "不是示例：须为种类、标题、行，以制表符分隔"
        )
        raise BadInput(what, where, Saying("mend the line", "修正该行"))
    kinds, heading, text = columns
    told = set(kinds.split()) - {NONE}
    open_ = frozenset(kind for kind in told if kind.startswith(OPEN))
    return Example(frozenset(told - open_), heading.strip(), text.strip(), frozenset(kind[1:] for kind in open_))
