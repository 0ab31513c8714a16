"""The same thing asked twice of one person (多头填报): two fields with one meaning, or a sentence that says so.

家庭住址 and 现住址 are one thing, 所在科室 and 科室名称, 联系电话 and 户主手机号 in a form about a household,
残疾人手机 and 答复人手机 where the one who answers is said to be the same.
Signatures, remarks, passwords typed twice, fields of a search and the same of two persons are none.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from harness.detect.screen.form_field import FormField, form_fields
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.asked_datum import AskedDatum, asked_datum, is_same
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("repeated_field")

LEAST_FIELDS = 3
_OBJECT = frozenset({"object", "point"})  # the name of whatever the form is about
HEAD_DP = 64.0  # what stands above may be the title, though set small


@EachRole
def detect_repeated_field(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """REPEATED_FIELD by label, one each per role."""
    yield from _told(view, masker)
    form = form_fields(view)
    fields = [field for field in form if not _SAID.plain.search(field.label)]
    if len(form) < LEAST_FIELDS or _SAID.no_form.search(view.title):
        return
    top = [piece.text for piece in view.pieces if piece.box.y_dp <= HEAD_DP]
    same, about = _one_person(form), f"{view.title} {' '.join(top)}\n{' '.join(piece.text for piece in view.pieces)}"
    repeated = [pair for pair in combinations(fields, 2) if _repeats(*pair, about, same)]
    again = [field for field in fields if _SAID.again.search(f"{field.label}\n{field.hint}")]
    if repeated or again:
        first = repeated[0] if repeated else (again[0],)
        data = {"fields": len(fields), "repeated": len({pair[1].label for pair in repeated}) or len(again)}
        pieces = [field.piece for field in first]
        yield sighting(Kind.REPEATED_FIELD, view, pieces, masker, confidence=0.8, subject=first[0].label, data=data)


def _told(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A sentence that says so: 再填一次姓名, 与上表内容相同仍需填写."""
    for piece in () if view.is_reading else view.pieces:
        if _SAID.told.search(piece.text) and not _SAID.lifted.search(piece.text):
            yield sighting(Kind.REPEATED_FIELD, view, [piece], masker, confidence=0.7, subject="told")


def _repeats(first: FormField, second: FormField, about: str, same: frozenset[str]) -> bool:
    """Two fields of which one is still to be filled in, on one thing of one person."""
    if first.filled and second.filled:
        return False
    if first.heading != second.heading and _each_asked(first.heading, second.heading):
        return False
    one, other = _asked(first, about, same), _asked(second, about, same)
    return is_same(one, other) or _one_object(one, second, about) or _one_object(other, first, about)


def _one_object(asked: AskedDatum, other: FormField, about: str) -> bool:
    """点位名称 and 公厕名称 where the title says that it is about 公厕."""
    named = _SAID.object_name.fullmatch(other.label)
    return asked.datum in _OBJECT and named is not None and named[1] in about.partition("\n")[0]


def _asked(field: FormField, about: str, same: frozenset[str]) -> AskedDatum:
    """What a field asks for; the one whom the form is about needs no name, and those said to be one have one."""
    asked = asked_datum(field.label, field.heading)
    meant = asked.of_person and (asked.whose in same or _SAID.subject.search(f"{about}|{asked.whose}"))
    return replace(asked, whose="") if meant else asked


def _one_person(form: Iterable[FormField]) -> frozenset[str]:
    """Two roles of which a field says that one person has both: 答复人与残疾人关系 | 本人."""
    found = ((_SAID.relation.fullmatch(field.label), field.hint) for field in form)
    return frozenset(role for told, hint in found if told and _SAID.oneself.fullmatch(hint) for role in told.groups())


def _each_asked(*headings: str) -> bool:
    """Parts of a form for one person each: 父亲信息 and 母亲信息, 成员一 and 成员二."""
    return all(_SAID.role.search(heading) for heading in headings)
