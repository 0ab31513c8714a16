import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.words.lexicon import LexiconFile, compile_lexicon, load_lexicon
from harness.model.faults import BadInput

NAMES = (
    *("check_in", "ranking", "online_time", "promotion", "usage_rate", "login_duty", "form", "assessment", "metric"),
    *("media", "trail", "watermark", "commerce", "complaint", "duty", "negative"),
)
SMALL = compile_lexicon(
    LexiconFile(
        id="x",
        source="test",
        strong=["打卡", "不得少于"],
        weak=["出勤"],
        benign=["网红打卡", "请假", "不得"],
        benign_titles=["会议"],
    )
)


def words(text: str, near: str = "", title: str = "") -> list[str]:
    return [hit.word for hit in SMALL.spot(text, near=near, title=title)]


@pytest.mark.parametrize("name", NAMES)
def test_every_list_loads_and_names_its_source(name: str) -> None:
    lexicon = load_lexicon(name)
    assert lexicon.id.startswith("L-")
    assert "section 14" in lexicon.source
    assert lexicon.strong


def test_the_catalogues_lists_are_all_there() -> None:
    wanted = [
        "CHK",
        "RANK",
        "DUR",
        "PROMO",
        "RATE",
        "LOGIN",
        "FORM",
        "ASSESS",
        "METRIC",
        "MEDIA",
        "TRACK",
        "WMK",
        "BIZ",
        "COMP",
        "DUTY",
        "NEG",
    ]
    assert {load_lexicon(name).id for name in NAMES} == {f"L-{word}" for word in wanted}


def test_strong_counts_weak_needs_a_strong_neighbour() -> None:
    assert words("每日打卡") == ["打卡"]
    assert words("出勤") == []
    assert words("打卡出勤") == ["打卡", "出勤"]


def test_benign_holds_reaches_and_titles() -> None:
    assert words("网红打卡") == []
    assert words("请假后打卡") == []
    assert words("请假" + "。" * 6 + "打卡") == ["打卡"]
    assert words("打卡", near="请假") == []
    assert words("打卡", title="会议通知") == []


def test_a_benign_word_inside_a_strong_one_excuses_nothing() -> None:
    assert words("不得少于三次打卡") == ["不得少于", "打卡"]


def test_a_lone_surrogate_from_a_page_moves_no_hit() -> None:
    assert [(hit.start, hit.end) for hit in SMALL.spot("\ud83d每日打卡\udc00")] == [(3, 5)]


def test_overlapping_words_are_all_found_and_the_longest_told() -> None:
    known = compile_lexicon(LexiconFile(id="y", source="test", strong=["每日打卡", "打卡次数", "打卡"]))
    assert [hit.word for hit in known.spot("每日打卡次数")] == ["每日打卡", "打卡次数"]


def test_an_unknown_list_is_named() -> None:
    with pytest.raises(BadInput, match=r"lexicons/none\.yaml"):
        load_lexicon("none")


@given(st.text(max_size=200), st.sampled_from(NAMES))
def test_any_text_is_survived_and_hits_lie_inside(text: str, name: str) -> None:
    from harness.detect.words.wording import normalise

    length = len(normalise(text).lower())
    assert all(0 <= hit.start < hit.end <= length for hit in load_lexicon(name).spot(text, near=text, title=text))


@given(st.lists(st.sampled_from(["打卡", "出勤", "走", "网红打卡", "请假", "不得少于", "。。"]), max_size=6))
def test_a_benign_word_in_front_never_adds_a_hit(parts: list[str]) -> None:
    text = "".join(parts)
    assert len(words("请假；" + text)) <= len(words(text))
    assert len(words(text, near="请假")) <= len(words(text))
