"""The report that an office files, as plain text and picture names: what the Word and the PDF template see.

Nothing is left to decide and nothing is markup: a template may set these texts in any form, and change none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An outcome: its key (violation, ...), its sign, its word."""

    outcome: str
    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class FiledPicture:
    """`file` names an entry of `FiledReport.pictures`; `ratio` is height to width."""

    file: str
    caption: str
    ratio: float


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A cell is None where the Article was not judged on that device."""

    name: str
    title: str
    cells: tuple[Mark | None, ...]
    overall: Mark
    waiting: str


@dataclass(frozen=True, slots=True)
class MendLine:
    """One thing to mend on the first page; `number` is that of the finding."""

    number: int
    mark: Mark
    title: str
    article: str
    text: str


@dataclass(frozen=True, slots=True)
class FiledSight:
    """One thing seen: where and by which channel, then what was read there."""

    head: str
    lines: tuple[Line, ...]
    stack: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class FiledFinding:
    """`devices` are (devices, the outcome they share); `more` says what was left out and where it is, or nothing."""

    number: int
    mark: Mark
    title: str
    article: str
    rule: str
    strength: str
    confidence: str
    quote: str
    gloss: str
    why: tuple[str, ...]
    mend: str
    devices: tuple[tuple[str, Mark], ...]
    figures: tuple[FiledPicture, ...]
    sights: tuple[FiledSight, ...]
    more: str


@dataclass(frozen=True, slots=True)
class UntestedLine:
    """A rule or a gap that was open, why, and where."""

    what: str
    why: str
    where: str


@dataclass(frozen=True, slots=True)
class AnnexList:
    """Rules too many for a row of the chapter, with the reason under which they stand there."""

    why: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FiledApp:
    """Everything about one app; empty tuples are chapters that are not there. `found` counts all findings."""

    number: int
    name: str
    conclusion: Mark
    conclusion_text: str
    facts: tuple[Line, ...]
    warnings: tuple[str, ...]
    counts: tuple[tuple[Mark, int], ...]
    waiting: str
    heads: tuple[str, ...]
    articles: tuple[ArticleRow, ...]
    not_concluded: str
    to_mend: tuple[MendLine, ...]
    nothing_to_mend: str
    more_to_mend: str
    found: int
    not_tested: tuple[str, ...]
    brief: tuple[Line, ...]
    account: tuple[str, ...]
    findings: tuple[FiledFinding, ...]
    pictures: tuple[FiledPicture, ...]
    moments: tuple[tuple[str, str, str], ...]
    untested: tuple[UntestedLine, ...]
    waiting_rules: tuple[UntestedLine, ...]
    gaps: tuple[UntestedLine, ...]
    passed: tuple[str, ...]
    idle: tuple[str, ...]
    annex: tuple[AnnexList, ...]


@dataclass(frozen=True, slots=True)
class RunRow:
    """One recording."""

    folder: str
    app: str
    device: str
    began: str
    ended: str
    status: str
    seal: str
    digest: str


@dataclass(frozen=True, slots=True)
class FiledReport:
    """The whole document; `words` is the report's own catalogue in its language.

    The overview has a column an app, or, of many apps, a row an app and a column an outcome; `overview_head` names
    its rows.
    """

    language: str
    title: str
    report_id: str
    laboratory: str
    made_at: str
    notice: str
    particulars: tuple[Line, ...]
    overview_head: str
    overview_heads: tuple[str, ...]
    overview: tuple[tuple[str, tuple[Mark | None, ...]], ...]
    overview_more: str
    apps: tuple[FiledApp, ...]
    decisions: tuple[str, ...]
    switches: tuple[Line, ...]
    deviations: tuple[str, ...]
    answers: tuple[Line, ...]
    calibration: tuple[str, ...]
    runs: tuple[RunRow, ...]
    versions: tuple[Line, ...]
    verify: str
    statements: tuple[str, ...]
    signatures: tuple[Line, ...]
    no_findings: str
    plots: tuple[FiledPicture, ...]
    words: Mapping[str, str]
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
