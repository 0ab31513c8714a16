"""Server functions behind the screens: check-in, ranking, points, promotion, rates, assessment by metrics, trade.

Seen from paths that the app called and from tables that came back. Names alone prove little: a path gives 0.6, a path
that was posted to 0.8, a table with the fields of that function 0.8, path and table together 0.9.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from harness.detect.sent.answer import Leaf, answer_of
from harness.detect.sent.field_lexicon import FieldLexicon
from harness.detect.sent.json_records import Table, tables_of
from harness.detect.sent.person_table import PERSONS, numbers_in, shown_of
from harness.detect.sent.sent_observation import Finding, Trace, observed
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.model.observation import Kind, Observation

FEWEST_ROWS = 2
# (what the list of names is called, what it stands for, its subject)
_BY_PATH = (
    ("check_in", Kind.CHECK_IN, ""),
    ("rank", Kind.RANKING, ""),
    ("points", Kind.POINTS, ""),
    ("invite", Kind.PROMOTION, "invite"),
    ("share", Kind.PROMOTION, "share"),
    ("download", Kind.PROMOTION, "download"),
    ("track", Kind.TRAIL_FUNCTION, ""),
    ("payment", Kind.PAYMENT, ""),
    ("advertisement", Kind.ADVERTISEMENT, ""),
)


@dataclass(frozen=True, slots=True)
class _Sign:
    kind: Kind
    subject: str
    confidence: float
    trace: Trace
    by: str
    ranked: bool = False


def detect_server_function(view: TrafficView) -> Iterable[Observation]:
    """One observation for each function, subject and role; `data.by` says path, table or both."""
    lexicon = FieldLexicon.load()
    groups: dict[tuple[str, str, str], list[_Sign]] = {}
    for sent in view.sent:
        for sign in _signs(sent, lexicon):
            groups.setdefault((sign.kind, sign.subject, sent.moment.role), []).append(sign)
    for signs in groups.values():
        yield observed(_together(signs), view.masker)


def _signs(sent: Sent, lexicon: FieldLexicon) -> Iterator[_Sign]:
    if _is_interface(sent):
        yield from _path_signs(sent, lexicon)
    answer = answer_of(sent.message)
    for table in tables_of(answer):
        if len(table.rows) >= FEWEST_ROWS:
            yield from _table_signs(sent, table, lexicon)
    yield from _own_points(sent, answer, lexicon)
    yield from _own_metrics(sent, answer, lexicon)
    yield from _own_logins(sent, answer, lexicon)


def _is_interface(sent: Sent) -> bool:
    """Pages, scripts and pictures are named after what they show; only calls of an interface do something."""
    message = sent.message
    return message.method not in ("GET", "HEAD") or "json" in message.response_type.lower()


def _path_signs(sent: Sent, lexicon: FieldLexicon) -> Iterator[_Sign]:
    message = sent.message
    path = message.path.partition("?")[0]
    missing = message.response_status in (404, 405, 410)
    for names, kind, subject in _BY_PATH:
        if not missing and lexicon.is_(names, path) and not (kind is Kind.CHECK_IN and _is_login(sent, lexicon)):
            confidence = 0.6 if message.method in ("GET", "HEAD") else 0.8
            yield _Sign(kind, subject, confidence, Trace(sent), "path")


def _is_login(sent: Sent, lexicon: FieldLexicon) -> bool:
    return any(field.key and lexicon.is_("secret", field.key) for field in sent.fields)


def _table_signs(sent: Sent, table: Table, lexicon: FieldLexicon) -> Iterator[_Sign]:
    whose = shown_of(table, lexicon)
    if not whose:
        return
    ranked, scored = numbers_in(table, "rank", lexicon), numbers_in(table, "points", lexicon)
    path_ranks = lexicon.is_("rank", sent.message.path.partition("?")[0])
    trace = Trace(sent, table.first.path, f"{len(table.rows)} rows: {', '.join(sorted(table.columns())[:12])}")
    if (ranked and scored) or (path_ranks and (ranked or scored)):
        yield _Sign(Kind.RANKING, whose, 0.8, trace, "table")
    if any(lexicon.is_("rate", name) for name in table.columns()):
        yield _Sign(Kind.USAGE_RATE, whose, 0.8, trace, "table", ranked=bool(ranked))
    metrics = numbers_in(table, "metric", lexicon)
    if metrics and numbers_in(table, "assessment", lexicon) - metrics:
        yield _Sign(Kind.METRIC_ASSESSMENT, whose, 0.7, trace, "table")


def _own_points(sent: Sent, answer: Iterable[Leaf], lexicon: FieldLexicon) -> Iterator[_Sign]:
    """Points of the user alone: a number with such a name outside of tables, in an answer that is not about a route.

    A bare `score` says too little (of a test, of a service) unless the path speaks of points or ranks.
    """
    path = sent.message.path.partition("?")[0]
    if lexicon.is_("track", path) or lexicon.lists["points"].cancels(path):
        return
    about_points = lexicon.is_("points", path) or lexicon.is_("rank", path)
    for leaf in answer:
        number = isinstance(leaf.value, int | float) and "[" not in leaf.path
        if number and lexicon.is_("points", leaf.key) and (about_points or leaf.key.lower() != "score"):
            yield _Sign(Kind.POINTS, "", 0.7, Trace(sent, leaf.path, leaf.key), "table")


def _own_metrics(sent: Sent, answer: Iterable[Leaf], lexicon: FieldLexicon) -> Iterator[_Sign]:
    """A user's own count of likes, shares or votes that comes back in one object with the user's points."""
    for _, siblings in groupby(answer, key=lambda leaf: leaf.parent):
        numbers = [leaf for leaf in siblings if isinstance(leaf.value, int | float) and "[" not in leaf.path]
        counted = [leaf for leaf in numbers if lexicon.is_("metric", leaf.key)]
        if counted and any(lexicon.is_("assessment", leaf.key) for leaf in numbers if leaf not in counted):
            shown = ", ".join(leaf.key for leaf in numbers[:12])
            yield _Sign(Kind.METRIC_ASSESSMENT, PERSONS, 0.7, Trace(sent, counted[0].path, shown), "table")


def _own_logins(sent: Sent, answer: Iterable[Leaf], lexicon: FieldLexicon) -> Iterator[_Sign]:
    """Days of logging in, or of not doing so, that the server counts for the user and sends back."""
    for leaf in answer:
        counted = isinstance(leaf.value, int | float) and not isinstance(leaf.value, bool)
        if counted and leaf.key and lexicon.is_("login_duty", leaf.key):
            yield _Sign(Kind.LOGIN_DUTY, "", 0.7, Trace(sent, leaf.path, leaf.key), "table")


def _together(signs: list[_Sign]) -> Finding:
    by = sorted({sign.by for sign in signs})
    best = max(signs, key=lambda sign: sign.confidence)
    confidence = 0.9 if len(by) > 1 else best.confidence
    ordered = sorted(signs, key=lambda sign: -sign.confidence)
    paths = sorted({sign.trace.sent.message.path.partition("?")[0] for sign in signs})[:10]
    data: dict[str, object] = {"by": by, "paths": paths}
    data["methods"] = sorted({sign.trace.sent.message.method for sign in signs})
    if best.kind is Kind.USAGE_RATE:
        data["ranked"] = any(sign.ranked for sign in signs)
    return Finding(best.kind, best.subject, confidence, tuple(sign.trace for sign in ordered), data=data)
