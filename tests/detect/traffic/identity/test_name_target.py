import pytest

from harness.model.persona import Contact
from tests.detect.traffic.identity.sending import layer, matcher_of, seeded, seen

SHORT = matcher_of(name="张伟")
LATIN = matcher_of(name="Zhang Wei")


@pytest.mark.parametrize(
    ("text", "form"),
    [("澹台翀垚", "plain"), ("我是澹台翀垚。", "plain"), ("澹台 翀垚", "spaced"), ("垚翀台澹", "reversed")],
)
def test_a_long_name_is_seen_anywhere(text: str, form: str) -> None:
    assert seeded(text) == {("name", form)}


@pytest.mark.parametrize(
    "fields", [{"surname": "澹台", "given": "翀垚"}, {"given": "翀垚", "surname": "澹台"}, {"a": "澹", "b": "台翀垚"}]
)
def test_surname_and_given_name_apart_are_seen_in_either_order(fields: dict[str, str]) -> None:
    (one,) = seen(layer(fields))
    assert (one.canary, one.form) == ("name", "split")


def test_a_name_that_begins_in_one_text_and_ends_in_another_is_none() -> None:
    assert not seen(layer({"a": "东澹台", "b": "翀垚西"}))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("张伟", "x"),
        (" 张伟 ", "x"),
        ("张伟,男", "realName"),
        ("姓名:张伟,男", "note"),
        ("联系人：张伟", "t"),
        ("1790118546\t张伟\t女\t1", "x"),
        ("a|张伟|b", "x"),
        ("7^张伟^b", "x"),
        ("张伟先生", "realName"),
        ("7\x01张伟\r\n8\x01李", "x"),
        ("1790118546,张伟,3", "x"),
        ("x,张伟,13812345678", "x"),
    ],
)
def test_a_short_name_is_seen_where_names_stand(text: str, key: str) -> None:
    assert seeded(text, key, SHORT) == {("name", "plain")}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("扩张伟业的计划", "t"),
        ("他说张伟来过", "content"),
        ("张伟明", "realName"),
        ("姓名:张伟明", "t"),
        ("张伟,甲", "fileName"),
    ],
)
def test_two_characters_in_ordinary_text_are_no_name(text: str, key: str) -> None:
    assert not seeded(text, key, SHORT)


def test_a_short_name_stands_in_a_file_name_between_marks() -> None:
    assert seeded("张伟_身份证.jpg", "file.filename", SHORT) == {("name", "plain")}
    assert seeded("2026-张伟.pdf", "file.filename", SHORT) == {("name", "plain")}
    assert not seeded("扩张伟业.pdf", "file.filename", SHORT)
    assert not seeded("张伟_身份证.jpg", "title", SHORT)


@pytest.mark.parametrize("mark", ["·", "•", "・", "‧", ".", "-", " ", ""])
def test_a_name_of_two_parts_is_known_by_any_dot_between_them(mark: str) -> None:
    dotted = matcher_of(name="阿依古丽·买买提")
    assert {what for what, _ in seeded(f"申请人阿依古丽{mark}买买提。", "t", dotted)} == {"name"}
    assert not seeded(f"阿依古丽{mark}艾力", "t", dotted)


def test_a_short_name_is_surer_nowhere_than_a_long_one() -> None:
    (short,) = seen(layer({"x": "张伟"}), matcher=SHORT)
    (long,) = seen(layer({"x": "澹台翀垚"}))
    assert short.confidence < long.confidence


def test_a_latin_name_needs_its_borders() -> None:
    assert seeded("dear Zhang Wei,", matcher=LATIN) == {("name", "plain")}
    assert seeded("ZHANG WEI", matcher=LATIN) == {("name", "upper")}
    assert not seeded("xzhang weixin", matcher=LATIN)


def test_contacts_are_named_by_their_place_in_the_persona_file() -> None:
    matcher = matcher_of(contacts=(Contact("欧阳骉犇", "19900011111"), Contact("司徒淼焱", "19900022222")))
    assert seeded("司徒淼焱 19900022222", matcher=matcher) == {
        ("contacts[1].name", "plain"),
        ("contacts[1].phone", "plain"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "version=1.4.54\nwho=张伟",
        "nick=张伟\npageSize=10",
        "user: 张伟\r\ncity: x",
        "a=1|who=张伟|b=2",
        'who="张伟"; a=1',
        "{'a': 1, 'who': '张伟', 'b': 2}",
        "{'a': 1, 'who': '张伟'}",
        "姓名：张伟",
    ],
)
def test_a_short_name_that_fills_a_field_of_a_plain_text_is_seen(text: str) -> None:
    assert seeded(text, matcher=SHORT) == {("name", "plain")}


@pytest.mark.parametrize(
    "text", ["who=张伟国\n", "who=小张伟\n", "关于=张伟同志的通知", "今天：来的是张伟", "1,张伟,2"]
)
def test_a_short_name_inside_more_text_is_none(text: str) -> None:
    assert not seeded(text, matcher=SHORT)
