from hypothesis import given

from harness.analysis.change.difference import Way, differences
from harness.model.inventory import Category, Inventory
from tests.analysis.change.versions import EVERYTHING, FUNCTIONS, any_version, item, version


def told(baseline: list[Inventory], live: list[Inventory]) -> list[tuple[str, str, str]]:
    return [(one.way.value, one.category.value, one.name) for one in differences(baseline, live).changes]


def test_two_recordings_of_one_version_differ_in_nothing() -> None:
    assert differences([version(*FUNCTIONS)], [version(*FUNCTIONS, name="b")]).changes == ()


def test_what_was_added_is_new_and_cites_both_recordings() -> None:
    camera = item(Category.PERMISSION, "camera", "", ["channel:hooks", "scenario:core_tasks"], "camera")
    (change,) = differences([version(*FUNCTIONS)], [version(*FUNCTIONS, camera, name="b")]).changes
    assert (change.way, change.name) == (Way.NEW, "camera")
    assert [one.recording for one in change.cited] == ["a/attempt-1", "b/attempt-1"]
    assert "not there" in change.cited[0].evidence.excerpt


def test_what_was_taken_away_is_gone() -> None:
    assert told([version(*FUNCTIONS)], [version(*FUNCTIONS[1:], name="b")]) == [("gone", "function", "办事指南")]


def test_a_function_behind_another_entry_has_moved() -> None:
    moved = item(Category.FUNCTION, "附近网点", "我的", (), "menu")
    (change,) = differences([version(*FUNCTIONS)], [version(FUNCTIONS[0], moved, *FUNCTIONS[2:], name="b")]).changes
    assert (change.way, change.before, change.after) == (Way.MOVED, ("home",), ("我的",))


def test_a_function_that_is_still_where_it_was_has_not_moved() -> None:
    also = item(Category.FUNCTION, "附近网点", "我的", (), "menu")
    assert told([version(*FUNCTIONS)], [version(*FUNCTIONS, also, name="b")]) == []


def test_data_that_go_to_another_receiver_have_moved_and_to_one_more_are_new() -> None:
    elsewhere = item(Category.DATA, "phone", "sdk.example", ["channel:proxy", "scenario:core_tasks"], "phone", "third")
    assert told([version(*FUNCTIONS)], [version(*FUNCTIONS[:3], elsewhere)]) == [("moved", "data", "phone")]
    assert told([version(*FUNCTIONS)], [version(*FUNCTIONS, elsewhere)]) == [("new", "data", "phone")]


def test_a_channel_that_was_off_on_one_side_makes_its_categories_not_compared() -> None:
    deaf = version(*FUNCTIONS[:2], name="b", met=EVERYTHING - {"channel:proxy"})
    found = differences([version(*FUNCTIONS)], [deaf])
    assert found.changes == ()
    assert {Category.RECEIVER, Category.DATA} <= set(found.not_compared)
    assert [why.en for why in found.not_compared[Category.DATA]] == ["live: channel:proxy (switched off)"]


def test_nothing_is_gone_that_a_scenario_which_was_not_run_would_have_shown() -> None:
    short = version(*FUNCTIONS[2:], name="b", met=EVERYTHING - {"scenario:menu_walk"})
    found = differences([version(*FUNCTIONS)], [short])
    assert found.changes == ()
    told = {category: [one.en for one in why] for category, why in found.in_part.items()}
    assert told == {Category.FUNCTION: ["live: scenario:menu_walk (switched off)"]}


def test_an_item_that_only_some_baselines_show_is_noise_when_it_lacks() -> None:
    found = differences([version(*FUNCTIONS), version(*FUNCTIONS[1:], name="c")], [version(*FUNCTIONS[1:], name="b")])
    assert found.changes == ()
    assert [(one.name, one.seen, one.looked) for one in found.noise] == [("办事指南", 1, 2)]


def test_a_new_item_that_only_some_recordings_show_is_told_with_their_number() -> None:
    lives = [version(*FUNCTIONS, name="b"), version(*FUNCTIONS[1:], name="c")]
    (change,) = differences([version(*FUNCTIONS[1:])], lives).changes
    assert (change.way, change.steady, change.seen, change.looked) == (Way.NEW, False, 1, 2)


@given(any_version("a"))
def test_a_recording_differs_in_nothing_from_itself(one: Inventory) -> None:
    found = differences([one], [one])
    assert (found.changes, found.noise) == ((), ())


@given(any_version("a"), any_version("b"))
def test_what_is_new_one_way_is_gone_the_other_way(one: Inventory, other: Inventory) -> None:
    there, back = differences([one], [other]), differences([other], [one])
    turned = {Way.NEW: Way.GONE, Way.GONE: Way.NEW, Way.MOVED: Way.MOVED}
    forth = {
        (turned[change.way], change.category, change.name, change.after, change.before) for change in there.changes
    }
    assert forth == {(change.way, change.category, change.name, change.before, change.after) for change in back.changes}
