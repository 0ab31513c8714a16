"""Pages as examples: what rules and rows said of each, and what it shows; from them is learnt how to weigh a page.

A file of pages is UTF-8 text of nine columns a line, a tab between: name, kinds shown, kinds on which people may
differ (a space between kinds, `-` for none), how it reads (letters: r matter to read, c circular, n front of news),
rows, characters, `kind:confidence` as the rules told, `kind:most,next,rows` of what the rows resemble: log-odds of the
likeliest row and of the next, how many rows are likelier than not; and the same as a page reader said that was not
taught by the page's author.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from harness.detect.likeness.page_traits import LEAST_ODDS, PageTraits, Resembling
from harness.model.faults import BadInput
from harness.model.saying import Saying

NONE = "-"
COLUMNS = 9
FILE = "pages.tsv"


@dataclass(frozen=True, slots=True)
class PageExample:
    """`shown` and `perhaps` are label kinds; of `perhaps` nothing is learnt."""

    name: str
    shown: frozenset[str]
    perhaps: frozenset[str]
    traits: PageTraits


def parse_page_examples(content: str, file: str = FILE) -> tuple[PageExample, ...]:
    """All pages of a file. Raises BadInput with file and line for a line that is none."""
    return tuple(
        _page_example(line, f"{file} line {number}")
        for number, line in enumerate(content.splitlines(), start=1)
        if line.strip()
    )


def page_line(one: PageExample) -> str:
    """The line of a file that tells a page."""
    traits = one.traits
    reads = "".join(
        letter
        for letter, so in (("r", traits.is_reading), ("c", traits.is_circular), ("n", traits.is_news_front))
        if so
    )
    columns = (
        one.name,
        " ".join(sorted(one.shown)),
        " ".join(sorted(one.perhaps)),
        reads,
        str(traits.rows),
        str(traits.characters),
        " ".join(f"{kind}:{value:.2f}" for kind, value in sorted(traits.told.items())),
        _all_written(traits.likely),
        _all_written(traits.read),
    )
    return "\t".join(column or NONE for column in columns)


def page_examples_content() -> str:
    """The pages that come with the program, as text."""
    return files("harness.detect.likeness").joinpath(FILE).read_text("utf-8")


def _page_example(line: str, where: str) -> PageExample:
    columns = ["" if column == NONE else column for column in line.split("\t")]
    try:
        name, shown, perhaps, reads, rows, characters, told, likely, read = columns
        flags = ("r" in reads, "c" in reads, "n" in reads)
        traits = PageTraits(_numbers(told), _rows(likely), _rows(read), *flags, int(rows), int(characters))
    except ValueError as fault:
        what = Saying(
            f"no page: {COLUMNS} columns are wanted, a tab between", f"不是页面：须有 {COLUMNS} 列，以制表符分隔"
        )
        raise BadInput(what, where, Saying("mend the line", "修正该行")) from fault
    return PageExample(name, frozenset(shown.split()), frozenset(perhaps.split()), traits)


def _all_written(said: Mapping[str, Resembling]) -> str:
    return " ".join(_written(kind, rows) for kind, rows in sorted(said.items()) if rows.most > LEAST_ODDS)


def _written(kind: str, rows: Resembling) -> str:
    return f"{kind}:{rows.most:.1f},{rows.next:.1f},{rows.rows}"


def _rows(likely: str) -> Mapping[str, Resembling]:
    parts = [one.rsplit(":", 1) for one in likely.split()]
    return {kind: _resembling(numbers) for kind, numbers in parts}


def _resembling(numbers: str) -> Resembling:
    most, following, rows = numbers.split(",")
    return Resembling(float(most), float(following), int(rows))


def _numbers(told: str) -> Mapping[str, float]:
    parts = [one.rsplit(":", 1) for one in told.split()]
    return {kind: float(value) for kind, value in parts}
