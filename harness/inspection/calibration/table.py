"""The score of a calibration as lines for a terminal."""

from collections.abc import Iterator

from harness.inspection.calibration.score import Score, Share

WIDTHS = (15, 26, 9)


def lines(score: Score) -> Iterator[str]:
    """Every class and rung, then the sums by tier and class."""
    yield _row("class", "rung", "tier") + _heads()
    for row in sorted(score.rows.values(), key=lambda row: (row.what, row.tier, row.rung)):
        yield _row(row.what, row.rung, str(row.tier)) + _cell(row.recall) + _cell(row.precision)
    yield ""
    for tier, share in sorted(score.tiers.items()):
        yield _row("all", "", str(tier)) + _cell(share)
    for what, share in sorted(score.classes.items()):
        yield _row(what, "", "") + " " * len(_cell(share)) + _cell(share)


def _row(*words: str) -> str:
    return " ".join(f"{word:{width}}" for word, width in zip(words, WIDTHS, strict=True))


def _heads() -> str:
    return f" {'recall':>9} {'95 % interval':^15} {'precision':>9} {'95 % interval':^15}"


def _cell(share: Share) -> str:
    if share.interval is None:
        return f" {'-':>9} {'':15}"
    low, high = share.interval
    return f" {f'{share.part}/{share.whole}':>9} [{low:.3f}, {high:.3f}] "[:27]
