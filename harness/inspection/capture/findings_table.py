"""The findings of a capture for people: how many of each class, then one line each."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TextIO

import orjson
from rich.cells import cell_len, set_cell_size

from harness.inspection.capture.batch import Line
from harness.inspection.capture.findings_spool import Spool
from harness.model.saying import Language, Saying

MOST_LINES = 200
MOST_REMARKS = 10
_WIDTHS = (6, 15, 8, 20, 30, 14, 30, 5, 0)
_HEAD = Saying(
    "flow|class|planted|canary|receiver|form|where|sure|excerpt", "序号|类别|植入|键|接收方|形式|位置|置信|摘录"
)
_PLANTED = Saying("yes", "是")
_TOTAL = Saying(
    "{flows} requests, {bytes} body bytes, {seconds:.1f} s", "{flows} 个请求，正文 {bytes} 字节，用时 {seconds:.1f} 秒"
)
_PROGRAM = Saying("{requests} requests name the program {program}", "{requests} 个请求标明来自 {program}")
_COUNT = Saying("{name}: {seeded} planted, {other} of that shape", "{name}：植入 {seeded} 项，同类形态 {other} 项")
_MORE = Saying("… and {count} more; --json OUT has all", "……另有 {count} 项；--json OUT 输出全部")
_NOTHING = Saying("nothing was found", "没有发现")
_MALFORMED = Saying("entry {index}: {why}", "第 {index} 条：{why}")
_UNREAD = Saying("{count} entries could not be read", "{count} 条记录无法读取")
_EXHAUSTED = Saying("{count} requests were not unwrapped to the end (budget)", "{count} 个请求未能完全解码（达到限额）")


def print_table(
    spool: Spool, gathered: Iterable[Line], seconds: float, language: Language, out: TextIO | None = None
) -> None:
    """Writes to `out` (default: standard output)."""
    stream = out or sys.stdout
    for line in table_lines(spool, gathered, seconds, language):
        stream.write(line + "\n")


def table_lines(spool: Spool, gathered: Iterable[Line], seconds: float, language: Language) -> Iterator[str]:
    counts: Counter[tuple[str, bool]] = Counter()
    shown: list[str] = []
    for line in spool.lines(gathered):
        finding = orjson.loads(line.json)
        counts[finding["class"], finding["seeded"]] += 1
        if len(shown) < MOST_LINES:
            shown.append(_row(finding, line.host, language))
    yield _TOTAL.say(language).format(flows=spool.flows, bytes=spool.body_bytes, seconds=seconds)
    for program, requests in spool.programs.most_common(MOST_REMARKS):
        yield "  " + _PROGRAM.say(language).format(program=program, requests=requests)
    for name in sorted({name for name, _ in counts}):
        yield "  " + _COUNT.say(language).format(name=name, seeded=counts[name, True], other=counts[name, False])
    yield from [_padded(_HEAD.say(language).split("|")), *shown] if shown else [_NOTHING.say(language)]
    if counts.total() > len(shown):
        yield _MORE.say(language).format(count=counts.total() - len(shown))
    yield from _remarks(spool, language)


def _row(finding: dict[str, object], host: str, language: Language) -> str:
    cells = (
        *(finding["flow"], finding["class"], _PLANTED.say(language) if finding["seeded"] else "", finding["canary"]),
        *(host, finding["form"], finding["where"], finding["confidence"], finding["excerpt"]),
    )
    return _padded([str(cell) for cell in cells])


def _padded(cells: list[str]) -> str:
    return " ".join(
        set_cell_size(cell, width) if width and cell_len(cell) <= width else _cut(cell, width)
        for cell, width in zip(cells, _WIDTHS, strict=True)
    ).rstrip()


def _cut(cell: str, width: int) -> str:
    return set_cell_size(cell, width - 1) + "…" if width else cell


def _remarks(spool: Spool, language: Language) -> Iterator[str]:
    if spool.malformed_count:
        yield _UNREAD.say(language).format(count=spool.malformed_count)
        for line in islice(spool.malformed(), MOST_REMARKS):
            told = orjson.loads(line)
            yield "  " + _MALFORMED.say(language).format(index=told["entry"], why=told["why"])
    if spool.exhausted_count:
        yield _EXHAUSTED.say(language).format(count=spool.exhausted_count)
