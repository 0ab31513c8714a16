"""Long lists are folded with their number; short ones stand whole."""

from harness.report.folded import folded
from harness.report.words import load_words


def test_a_list_that_fits_stands_whole() -> None:
    assert folded(["甲", "乙"], 2, "rules", load_words("zh")) == "甲、乙"


def test_a_longer_list_names_the_first_and_says_how_many_there_are() -> None:
    assert folded(["甲", "乙", "丙"], 2, "rules", load_words("zh")) == "甲、乙等，共 3 条"
    assert "40 in all" in folded([str(number) for number in range(40)], 6, "devices", load_words("en"))
