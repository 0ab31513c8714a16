"""The same thing asked twice of one person (多头填报): two fields of a form, or of forms of one role, with one meaning.

家庭住址 and 现住址 are one thing, 所在科室 and 科室名称, 联系电话 and 户主手机号 where only the 户主 is asked of.
Signatures, remarks, passwords typed twice, fields of a search and the same of two persons are none.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.field_label import bare_label, field_labels
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("repeated_field")

_UNIT = re.compile(r"\(([户人个次])\)$")
_IN_BRACKETS = re.compile(r"\([^)]*\)?")
LEAST_REPEATED, LEAST_LABELS, LEAST_FIELDS = 1, 3, 2
ALIGNED_DP, LEAST_CORE = 10.0, 2


@EachRole
def detect_repeated_field(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """REPEATED_FIELD by label, one each per role."""
    yield from _told(view, masker)
    asked: dict[tuple[str, str], list[int]] = {}
    labels = _labels(view)
    people = {one for label, _ in labels if (one := _person(label))}
    for number, (label, piece) in enumerate(labels):
        if not _SAID.plain.search(label) and len(label) >= 2:
            asked.setdefault((_meaning(label, people), _role(view, piece)), []).append(number)
    repeated = {label: places for label, places in asked.items() if len(places) > 1}
    if len(repeated) >= LEAST_REPEATED and len(labels) >= LEAST_LABELS and not _SAID.no_form.search(view.title):
        places = next(iter(repeated.values()))
        pieces = [labels[number][1] for number in places]
        data = {"fields": len(labels), "repeated": len(repeated)}
        label = labels[places[0]][0]
        yield sighting(Kind.REPEATED_FIELD, view, pieces, masker, confidence=0.8, subject=label, data=data)


def _told(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A sentence that says so: 再填一次姓名, 与上表内容相同仍需填写."""
    for piece in () if view.is_reading else view.pieces:
        if _SAID.told.search(piece.text) and not _SAID.lifted.search(piece.text):
            yield sighting(Kind.REPEATED_FIELD, view, [piece], masker, confidence=0.7, subject="told")


def _labels(view: ScreenView) -> Sequence[tuple[str, Piece]]:
    """The labels of the fields, and of those that are filled in already: a label and its value, set as the others."""
    fields = field_labels(view)
    if len(fields) < LEAST_FIELDS:
        return fields
    rows = {id(piece): view.row(piece) for _, piece in fields}
    known = {id(one) for row in rows.values() for one in row}
    edges = [row[0].box.x_dp for row in rows.values() if len(row) > 1]
    filled = [
        (bare_label(row[0].text), row[1])
        for row in view.rows
        if len(row) == 2 and not any(id(one) in known or view.is_heading(one) for one in row)
        if view.part(row[0]) is Part.LABEL and any(abs(row[0].box.x_dp - edge) <= ALIGNED_DP for edge in edges)
    ]
    both = [*fields, *((label, piece) for label, piece in filled if label)]
    return sorted(both, key=lambda one: (one[1].box.y_dp, one[1].box.x_dp))


def _meaning(label: str, people: set[str]) -> str:
    """What is asked for, without the words that only vary its name: 本次下村事由 is 下村事由, 手机号码 is 电话."""
    plain = _IN_BRACKETS.sub("", _UNIT.sub(r"\1数", label))
    for more, bare in ((_SAID.before, ""), (_SAID.after, "")):
        shorter = more.sub(bare, plain)
        plain = shorter if len(shorter) >= LEAST_CORE else plain
    who = _person(plain)
    if _SAID.phone.search(plain):
        return f"{who if len(people) > 1 else ''}电话"
    if who and len(people) == 1 and len(plain) > len(who) + 1:
        plain = plain.removeprefix(who)
    if _SAID.home.fullmatch(plain):
        return "住址"
    if _SAID.identity.fullmatch(plain):
        return "身份证"
    if _SAID.birth.fullmatch(plain):
        return "出生"
    if _SAID.whom.fullmatch(plain):
        return "单位"
    return _SAID.place_end.sub("地点", plain)


def _person(label: str) -> str:
    """Whose it is: 户主 of 户主电话; "" where the label names nobody."""
    found = _SAID.person.search(label)
    return found[0] if found is not None else ""


def _role(view: ScreenView, piece: Piece) -> str:
    """The heading of a person that a field stands under, "" where it names none."""
    above = [one for one in view.pieces if view.is_heading(one) and one.box.y_dp <= piece.box.y_dp]
    nearest = max(above, key=lambda one: one.box.y_dp, default=None)
    return nearest.text if nearest is not None and _SAID.role.search(nearest.text) else ""
