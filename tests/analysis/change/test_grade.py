import pytest

from harness.analysis.change.difference import Change, Way
from harness.analysis.change.grade import Grade, grade_of, line_for, table
from harness.model.inventory import Category


def change(category: Category, way: Way, name: str, *traits: str) -> Change:
    return Change(category, way, name, traits=frozenset(traits))


@pytest.mark.parametrize(
    ("one", "listed", "narrow"),
    [
        (change(Category.FUNCTION, Way.NEW, "check_in", "check_in"), Grade.MAJOR, Grade.MAJOR),
        (change(Category.FUNCTION, Way.NEW, "payment", "payment"), Grade.MAJOR, Grade.MAJOR),
        (change(Category.FUNCTION, Way.NEW, "办事日历", "menu"), Grade.ORDINARY, Grade.ORDINARY),
        (change(Category.FUNCTION, Way.MOVED, "附近网点", "menu"), Grade.MINOR, Grade.MINOR),
        (change(Category.IDENTITY, Way.MOVED, "sponsor"), Grade.MAJOR, Grade.ORDINARY),
        (change(Category.ROLE, Way.NEW, "superior"), Grade.MAJOR, Grade.ORDINARY),
        (change(Category.PERMISSION, Way.NEW, "android.permission.CAMERA", "camera"), Grade.MAJOR, Grade.ORDINARY),
        (change(Category.DATA, Way.NEW, "id_card", "id_card"), Grade.MAJOR, Grade.ORDINARY),
        (change(Category.DATA, Way.NEW, "phone", "phone", "third"), Grade.ORDINARY, Grade.ORDINARY),
        (change(Category.RECEIVER, Way.NEW, "api.yuntai.test", "first"), Grade.MAJOR, Grade.ORDINARY),
        (change(Category.RECEIVER, Way.NEW, "sdk.example", "third"), Grade.ORDINARY, Grade.ORDINARY),
        (change(Category.INTERFACE, Way.GONE, "GET /api/x", "server"), Grade.MINOR, Grade.MINOR),
    ],
)
def test_the_reading_of_the_campaign_decides_what_is_major(one: Change, listed: Grade, narrow: Grade) -> None:
    assert grade_of(one, "listed") is listed
    assert grade_of(one, "article_14") is narrow


def test_every_category_and_way_has_a_grade_with_its_source() -> None:
    for category in set(Category) - {Category.IDENTITY}:
        for way in Way:
            line = line_for(change(category, way, "whatever"))
            assert line or (category, way) == (Category.ROLE, Way.MOVED)
    assert {line.source for line in table()} <= {"text", "standard", "default"}


def test_the_narrow_reading_never_grades_higher() -> None:
    rank = list(Grade)
    assert all(rank.index(line.article_14) >= rank.index(line.listed) for line in table())
