"""An app file is read whole, or refused in one line that names file, field and mend."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.model.app import Account, Step
from harness.model.faults import BadInput
from harness.plan.app_file import load_app

Complaint = Callable[[str], str]
DEMO_APPS = sorted((Path(__file__).resolve().parents[2] / "harness/demo/apps").glob("*.yaml"))


def test_a_good_file_becomes_an_app(good: str, tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(good)
    app = load_app(tmp_path / "app.yaml")
    assert (app.key, app.name, app.filing_number, app.released_on) == ("burdened", "林城督办", None, date(2026, 3, 2))
    assert app.account("superior") == Account("superior", "wangjun", "geheim-2")
    assert app.sign_in[0] == Step("type", {"field": "账号", "text": "$user"})
    assert app.gates[0].way_through[1] == Step("choose_file", {"field": "现场照片", "photo": 0})
    assert [step.word for step in app.core_tasks[0].steps] == ["tap", "expect", "back", "scroll", "wait", "home"]
    assert app.core_tasks[0].steps[0] == Step("tap", {"text": "通知"})
    assert app.core_tasks[1].duty == "photo"


@pytest.mark.parametrize("path", DEMO_APPS, ids=lambda path: path.stem)
def test_the_apps_of_the_demo_load(path: Path) -> None:
    assert load_app(path).addresses


BROKEN = [
    ("key: burdened", "key: Bur Dened", "app.yaml: key: "),
    ("kind: h5", "kind: h6", "app.yaml: kind: none of the words allowed here; did you mean `h5`?"),
    ("sponsor: ", "sponser: ", "app.yaml: sponser: no field of this name is known; did you mean `sponsor`?"),
    ("name: 林城督办\n", "", "app.yaml: name: the field is missing; add it"),
    ('version: "1.4.2"', "version: 1.4", "app.yaml: version: text is expected, a number found; put it in quotes"),
    ("2026-03-02", "2026-13-02", "app.yaml"),
    ("2026-03-02", "spring", "app.yaml: released_on: not a date; write it as 2026-03-02"),
    ("https://duban", "ftp://duban", "app.yaml: addresses.browser: not an http or https address"),
    ("https://duban.lincheng.test/", "https://", "app.yaml: addresses.browser: not an http"),
    ("https://duban.lincheng.test/", "https://a.test:99999/", "app.yaml: addresses.browser: not an http"),
    ("{browser:", "{browsr:", "app.yaml: addresses.browsr: no platform of this name; did you mean `browser`?"),
    ("[lincheng.test]", '["https://lincheng.test"]', "app.yaml: first_party_domains[0]: not a domain"),
    ("role: superior", "role: superio", "app.yaml: accounts[1].role: none of the words"),
    ('user: "wangjun", ', "", "app.yaml: accounts[1].user: the field is missing"),
    ('password: "geheim-2"', "password: 123", "app.yaml: accounts[1].password: text is expected"),
    (
        "{tap: 通知}",
        "{tab: 通知}",
        "app.yaml: core_tasks[0].steps[0].tab: no step word of this name; did you mean `tap`?",
    ),
    ("{tap: 通知}", "{tap: 2026}", "app.yaml: core_tasks[0].steps[0].tap.text: text is expected, a number found"),
    ("{tap: 通知}", "{tap: 通知, expect: 首页}", "app.yaml: core_tasks[0].steps[0]: a step is one word"),
    ("{tap: 通知}", "[]", "app.yaml: core_tasks[0].steps[0]: a step is one word with what it takes, a list found"),
    ("ms: 200", "ms: 9000", "app.yaml: core_tasks[0].steps[4].wait.ms: a number of 0 - 3000 is expected"),
    ("photo: 0", "photo: 99", "app.yaml: gates[0].way_through[1].choose_file.photo: a number of 0 - 15"),
    ("photo: 0", "foto: 0", "app.yaml: gates[0].way_through[1].choose_file.foto: `choose_file` takes no such argument"),
    ("text: $user", "text: $usr", "app.yaml: sign_in[0].type.text: $usr stands for nothing; did you mean `user`?"),
    ("{field: 账号, text: $user}", "{field: 账号}", "app.yaml: sign_in[0].type.text: `type` needs it"),
    ("option: 走访", "opton: 走访", "app.yaml: core_tasks[1].steps[0].pick.opton: `pick` takes no such argument"),
    ("name: 走访填报", "name: 查看通知", "app.yaml: core_tasks[1].name: another task has the same name"),
    ("duty: photo", "duty: fotos", "app.yaml: core_tasks[1].duty: none of the words"),
    ("core_tasks:\n", "core_tasks: 3\nx:\n", "app.yaml: x: no field of this name"),
    ("exceptions: []", "exceptions: {}", "app.yaml: exceptions: a list is expected, a mapping found"),
    (
        "exceptions: []",
        "exceptions: [{function: a, ground: b, document: c, sha256: zz}]",
        "app.yaml: exceptions[0].sha256",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), BROKEN)
def test_what_is_wrong_is_said_in_one_line(good: str, complaint: Complaint, old: str, new: str, expected: str) -> None:
    assert old in good
    assert complaint(good.replace(old, new, 1)).startswith(expected)


def test_a_role_without_an_account_is_named(good: str, complaint: Complaint) -> None:
    text = good.replace('  - {role: grassroots, user: "lihua", password: "geheim-1"}\n', "")
    assert complaint(text).startswith("app.yaml: core_tasks[0].role: no account has this role; ")


def test_an_account_needs_no_steps_of_sign_in(good: str, tmp_path: Path) -> None:
    """Where none are written they are found (drive.found_sign_in)."""
    start, end = good.index("sign_in:"), good.index("gates:")
    (tmp_path / "app.yaml").write_text(good[:start] + good[end:], encoding="utf-8")
    assert load_app(tmp_path / "app.yaml").sign_in == ()


def test_no_complaint_repeats_a_value(good: str, complaint: Complaint) -> None:
    """A value may be a password: only keys and step words are quoted."""
    said = complaint(good.replace('password: "geheim-2"', 'password: {a: "geheim-2"}'))
    assert "geheim" not in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "app.yaml: a mapping is expected, nothing found"),
        ("- a\n", "app.yaml: a mapping is expected, a list found"),
        ("key: [1\n", "app.yaml line 2 column 1: not readable as YAML"),
        ("key: a\n key: b\n", "app.yaml line 2 column"),
        ("key: a\nkey: b\n", "app.yaml line 2 column 1: not readable as YAML: the key 'key' twice"),
        ("a: &x [1]\nb: *x\n", "app.yaml line 2 column 4: not readable as YAML: an alias"),
        ("a: !!python/object/apply:os.system [id]\n", "app.yaml line 1 column 4: not readable as YAML"),
        ("a: " + "[" * 60 + "]" * 60, "app.yaml line 1 column"),
        ("1: a\n", "app.yaml line 1 column 1: not readable as YAML: a key that is no text"),
        ("key: a\x00b\n", "app.yaml character 7: not readable as YAML"),
        ("a: 2026-99-99\n", "app.yaml"),
        ("a: 1\n" * 300_000, "app.yaml: larger than 1 MiB"),
    ],
)
def test_what_is_no_yaml_is_named_with_line_and_column(complaint: Complaint, text: str, expected: str) -> None:
    assert complaint(text).startswith(expected)


def test_a_file_that_is_not_there_or_not_utf8_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.yaml: cannot be read"):
        load_app(tmp_path / "none.yaml")
    with pytest.raises(BadInput, match="cannot be read"):
        load_app(tmp_path)
    (tmp_path / "gbk.yaml").write_bytes("name: 林城".encode("gbk"))
    with pytest.raises(BadInput, match=r"gbk.yaml: no UTF-8 at byte 6"):
        load_app(tmp_path / "gbk.yaml")


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
def test_a_damaged_file_is_read_or_refused_never_a_traceback(good: str, tmp_path: Path, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 30)))
    text = good[:start] + data.draw(st.text(max_size=6)) + good[end:]
    (tmp_path / "app.yaml").write_text(text, errors="replace")
    try:
        load_app(tmp_path / "app.yaml")
    except BadInput as fault:
        assert fault.line("en").isprintable()
