from harness.analysis.change.compared import in_part, not_at_all
from harness.analysis.change.held import held_by
from harness.model.inventory import Category
from tests.analysis.change.versions import CHANNELS, EVERYTHING, FUNCTIONS, version


def test_one_channel_of_several_is_enough() -> None:
    without_ledger = version(met=EVERYTHING - {"channel:ledger"})
    assert not_at_all([version()], [without_ledger]) == {}


def test_two_sides_on_different_channels_are_not_compared() -> None:
    one, other = version(met=EVERYTHING - {"channel:ledger"}), version(met=EVERYTHING - {"channel:hooks"})
    assert list(not_at_all([one], [other])) == [Category.PERMISSION]


def test_without_any_channel_only_what_the_app_files_say_is_compared() -> None:
    assert set(not_at_all([version()], [version(met=EVERYTHING - CHANNELS)])) == set(Category) - {Category.IDENTITY}


def test_a_gap_names_the_condition_and_the_side() -> None:
    held = held_by([version(*FUNCTIONS)], lambda category, name, _place: name)["办事指南"]
    other = version(met=EVERYTHING - {"scenario:menu_walk"})
    (told,) = in_part(held, [other], "live")
    assert told.en == "live: scenario:menu_walk (switched off)"
    assert told.zh == "现行版本：测试场景 menu_walk（已关闭）"
    assert in_part(held, [version()], "live") == ()
