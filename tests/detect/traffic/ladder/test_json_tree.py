import pytest

from harness.detect.traffic.ladder.json_tree import opened_json


def named(text: str) -> dict[str, str]:
    opened = opened_json(text)
    assert opened is not None
    names = opened.names()
    assert len(names) == len(opened.values)
    return dict(zip(names, opened.values, strict=True))


def test_values_have_their_paths() -> None:
    text = '{"user": {"phone": "13812345678", "tags": ["a", {"b": "c"}]}, "n": 5}'
    assert named(text) == {"user.phone": "13812345678", "user.tags[0]": "a", "user.tags[1].b": "c", "n": "5"}


@pytest.mark.parametrize("digits", ["30.250000", "1e999", "123456789012345678901234567890", "-0.10", "1.5E-7"])
def test_numbers_keep_the_digits_that_were_sent(digits: str) -> None:
    assert named(f'{{"n":{digits}}}') == {"n": digits}


def test_true_false_and_null_are_no_values() -> None:
    assert named('{"a": true, "b": false, "c": null, "d": "x"}') == {"d": "x"}


def test_a_key_that_stands_twice_loses_neither_value() -> None:
    assert list(named('{"p":"13812345678","p":""}').values()) == ["13812345678", ""]


def test_keys_that_carry_data_are_values() -> None:
    opened = opened_json('{"list": {"13812345678": 1, "com.tencent.mm": true, "李华": "y", "plain": "z"}}')
    assert opened is not None
    assert set(zip(opened.names(), opened.values, strict=True)) >= {
        ("list.13812345678", "13812345678"),
        ("list.com.tencent.mm", "com.tencent.mm"),
        ("list.李华", "李华"),
    }
    assert "plain" not in opened.values


def test_latitude_and_longitude_stay_neighbours() -> None:
    opened = opened_json('[{"lat":30.1,"more":{"x":1},"lng":120.2},{"lat":30.3,"lng":120.4}]')
    assert opened is not None
    assert opened.values[:4] == ["30.1", "120.2", "30.3", "120.4"]


def test_json_lines_are_all_read() -> None:
    assert named('{"a":"1"}\n{"a":"2"}\n') == {"[0].a": "1", "[1].a": "2"}


@pytest.mark.parametrize(
    "text", ['\ufeff {"a":"1"}', '42["event",{"a":"1"}]', ')]}\',\n{"a":"1"}', '{"a":"1"} trailing garbage']
)
def test_what_stands_around_json_does_not_hide_it(text: str) -> None:
    opened = opened_json(text)
    assert opened is not None
    assert "1" in opened.values


@pytest.mark.parametrize(
    "text", ['{"user":{"phone":"13812345678","na', "[" * 100_000 + '"13812345678"' + "]" * 100_000]
)
def test_torn_and_bottomless_json_is_scanned(text: str) -> None:
    opened = opened_json(text)
    assert opened is not None
    assert "13812345678" in opened.values
    assert len(opened.names()) == len(opened.values)


@pytest.mark.parametrize("text", ["[info] started", "{hello} world", "plain", "", "12345", "[单位] 通知"])
def test_text_that_only_begins_like_json_is_none(text: str) -> None:
    assert opened_json(text) is None


def test_a_json_text_is_the_text_itself() -> None:
    assert named('"{\\"a\\":1}"') == {"": '{"a":1}'}


def test_geojson_says_that_it_is_geojson() -> None:
    opened = opened_json('{"type":"Point","coordinates":[120.15,30.25]}')
    assert opened is not None
    assert opened.steps == ("geojson",)
