"""Whose place a text tells, a person's or a unit's: 您在全镇列第 12 位, 较上周下降 3 位, 我镇居末位."""

from harness.detect.words.people_names import Who, is_person, is_unit, names_in
from harness.detect.words.phrases import Phrases

_SAID = Phrases("told_place")
LEAST_NAMED = 2


def told_place(text: str, *, of_unit: bool = False) -> Who | None:
    """Whose place a normalised text tells, None where it tells none; `of_unit` where the page is a unit's."""
    if _SAID.news.search(text):
        return None
    return _ends(text) or _spoken_of(text) or _beaten(text) or _moved(text, of_unit=of_unit)


def _spoken_of(text: str) -> Who | None:
    """Whose place stands in so many words."""
    of_units, of_persons = bool(_SAID.units.search(text)), bool(_SAID.persons.search(text))
    if of_units and _SAID.unit_speaks.match(text) and not _SAID.self_speaks.search(text):
        return "units"
    return "persons" if of_persons else "units" if of_units else None


def _moved(text: str, *, of_unit: bool) -> Who | None:
    """Who rose or fell, is ahead of others or behind the next; the user where it says nothing of a unit."""
    if any(said.search(text) for said in (_SAID.changed, _SAID.gap, _SAID.beats)):
        of_unit = of_unit or bool(_SAID.unit_speaks.search(text))
        return "units" if of_unit and not _SAID.self_speaks.search(text) else "persons"
    return "persons" if _SAID.average.search(text) and _SAID.self_speaks.search(text) else None


def _beaten(text: str) -> Who | None:
    """Whom one is ahead of tells who one is: 超过 41% 的学员."""
    if _SAID.beats_fellows.search(text):
        return "persons"
    return "units" if _SAID.beats_units.search(text) and not _SAID.self_speaks.search(text) else None


def names_several(text: str) -> bool:
    """Whether it names several in their order; on a page that speaks to each unit they are units: 前三：桂苑、松苑."""
    return _SAID.several_named.search(text) is not None


def announced_order(text: str) -> Who | None:
    """Whose order a sentence makes known to all: 每天通报各校完成率并排名."""
    if not _SAID.announced.search(text) or _SAID.not_announced.search(text):
        return None
    return "units" if _SAID.announced_units.search(text) else "persons"


def _ends(text: str) -> Who | None:
    """Who is named at the head or the tail of an order, or each with its place: 后三名：白沙镇、双溪乡、古城镇."""
    if len(_SAID.one_placed.findall(text)) >= LEAST_NAMED:
        return "units"
    for found, least in ((_SAID.several_named.search(text), LEAST_NAMED), (_SAID.one_named.search(text), 1)):
        names = names_in(found["names"]) if found else []
        if sum(map(is_person, names)) >= least:
            return "persons"
        if sum(map(is_unit, names)) >= least:
            return "units"
    return None
