import pytest

from harness.devices.components import BROWSER_RUN, WANTED, NeededBy, Wanted, require, survey
from harness.devices.probe import Finding
from harness.model.faults import EXIT_MISSING_COMPONENT, MissingComponent
from harness.model.saying import Saying


def wanted(key: str, finding: Finding | None, mend: str = "buy one", needed_by: NeededBy = "run") -> Wanted:
    return Wanted(key, key.title(), Saying("light", "照明"), Saying(mend, mend), lambda: finding, needed_by)


LAMP = wanted("lamp", Finding("1.2"))
OIL = wanted("oil", None)
WICK = wanted("wick", Finding("0.1", Saying("too short", "太短")))


def test_a_survey_tells_of_everything_in_order() -> None:
    lamp, oil, wick = survey([LAMP, OIL, WICK])
    assert (lamp.key, lamp.version, lamp.found, lamp.usable) == ("lamp", "1.2", True, True)
    assert (oil.key, oil.version, oil.found, oil.usable) == ("oil", None, False, False)
    assert (wick.key, wick.found, wick.usable) == ("wick", True, False)


def test_what_is_usable_is_handed_back() -> None:
    assert [one.key for one in require(["lamp"], [LAMP, OIL])] == ["lamp"]


def test_all_that_is_lacking_is_said_in_one_line_with_each_mend_once() -> None:
    with pytest.raises(MissingComponent) as caught:
        require(["oil", "lamp", "wick"], [LAMP, OIL, WICK])
    english, chinese = caught.value.line("en"), caught.value.line("zh")
    assert english == "cannot be used: Oil (not found), Wick (too short); buy one"
    assert chinese == "无法使用：Oil（未找到）、Wick（太短）；请buy one"
    assert caught.value.exit_code == EXIT_MISSING_COMPONENT


def test_different_mends_are_all_named() -> None:
    with pytest.raises(MissingComponent, match="press olives; buy one"):
        require(["oil", "wick"], [wanted("oil", None, "press olives"), WICK])


def test_nothing_is_looked_for_that_was_not_asked() -> None:
    def never() -> Finding | None:
        raise AssertionError("looked for")

    require(["lamp"], [LAMP, Wanted("trap", "Trap", LAMP.needed_for, LAMP.mend, never)])


def test_an_unknown_name_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        require(["lantern"], [LAMP])


def test_every_component_has_a_key_of_its_own_and_words_in_both_languages() -> None:
    assert len({one.key for one in WANTED}) == len(WANTED)
    for one in WANTED:
        assert all((one.needed_for.en, one.needed_for.zh, one.mend.en, one.mend.zh))


def test_a_browser_run_needs_the_channels_and_neither_networks_nor_phones() -> None:
    assert {"chromium", "chromedriver", "appium", "node", "mitmproxy", "frida", "rapidocr"} <= set(BROWSER_RUN)
    assert not {"uv", "adb", "tayga", "root"} & set(BROWSER_RUN)
