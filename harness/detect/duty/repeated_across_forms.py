"""The same data asked by several forms of one role (多头填报): how many of all the fields are asked more than once.

Counted are forms that demand something (a task, a report, a record); a search, a sign-in and a complaint are none.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from harness.detect.screen.field_label import field_labels
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("repeated_across_forms")

_SAME = str.maketrans("", "", " ()（）:：*、的")
LEAST_FIELDS = 2


def detect_repeated_across_forms(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """REPEATED_SHARE, one for each role that was shown two forms or more."""
    roles = dict.fromkeys(view.role for view in views)
    for role in roles:
        forms = _forms(view for view in views if view.role == role)
        if len(forms) >= 2:
            yield _share(forms, masker)


def _forms(views: Iterable[ScreenView]) -> list[tuple[ScreenView, frozenset[str]]]:
    """Each form once, by its heading: what it was like when it had the most fields."""
    found: dict[str, tuple[ScreenView, frozenset[str]]] = {}
    for view in views:
        fields = frozenset(
            label.translate(_SAME) for label, _ in field_labels(view) if not _SAID.not_data.search(label)
        )
        if len(fields) < LEAST_FIELDS or not _is_demanded(view):
            continue
        known = found.get(view.title)
        if known is None or len(fields) > len(known[1]):
            found[view.title] = (view, fields)
    return list(found.values())


def _is_demanded(view: ScreenView) -> bool:
    title = view.title or view.text[:20]
    lexicon = load_lexicon("form")
    return not _SAID.no_form.search(title) and bool(
        lexicon.spot(title) or any(lexicon.spot(row) for row in view.headings)
    )


def _share(forms: Sequence[tuple[ScreenView, frozenset[str]]], masker: Masks) -> Observation:
    counted = Counter(label for _, fields in forms for label in fields)
    repeated = sorted(label for label, times in counted.items() if times > 1)
    share = len(repeated) / len(counted)
    view = max(forms, key=lambda one: len(one[1] & set(repeated)))[0]
    pieces = [piece for label, piece in field_labels(view) if label.translate(_SAME) in repeated]
    data = {
        "share": round(share, 3),
        "fields": len(counted),
        "repeated": len(repeated),
        "forms": len(forms),
        "same_form": any(fields == other for n, (_, fields) in enumerate(forms) for _, other in forms[n + 1 :]),
    }
    return sighting(Kind.REPEATED_SHARE, view, pieces, masker, confidence=0.8, data=data)
