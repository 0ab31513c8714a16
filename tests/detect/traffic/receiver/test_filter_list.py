"""Filter lists that the user supplies."""

from pathlib import Path

import pytest

from harness.detect.traffic.receiver.filter_list import load_lists, request_type
from harness.model.faults import BadInput
from tests.detect.traffic.receiver.message_factory import request

SOURCE = "https://lincheng.gov.cn/"


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_for_a_domain_is_found(tmp_path: Path) -> None:
    (own,) = load_lists([write(tmp_path, "! own rules\n||spy.example^\n")])
    assert own.name == "own.txt"
    assert own.rule(request("https://a.spy.example/t?x=1"), SOURCE) == "||spy.example^"
    assert own.rule(request("https://spy.example.com/"), SOURCE) is None


def test_exceptions_and_options_hold(tmp_path: Path) -> None:
    (own,) = load_lists([write(tmp_path, "||spy.example^$third-party\n@@||spy.example/free^\n/pixel.gif$image\n")])
    assert own.rule(request("https://spy.example/free/x"), SOURCE) is None
    assert own.rule(request("https://spy.example/x"), "https://www.spy.example/") is None
    assert own.rule(request("https://other.example/pixel.gif?u=1"), SOURCE) is not None
    assert own.rule(request("https://other.example/pixel.gift"), SOURCE) is None


def test_a_hosts_file_will_do(tmp_path: Path) -> None:
    (own,) = load_lists([write(tmp_path, "# hosts\n0.0.0.0 spy.example\n0.0.0.0 eye.example\n")])
    assert own.rule(request("https://spy.example/t"), SOURCE) is not None
    assert own.rule(request("https://good.example/t"), SOURCE) is None


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nowhere\.txt"):
        load_lists([tmp_path / "nowhere.txt"])


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://a.example/p.PNG?x=1", "image"),
        ("wss://a.example/", "websocket"),
        ("https://a.example/sdk.js", "script"),
        ("https://a.example/log", "xmlhttprequest"),
    ],
)
def test_the_kind_of_request_is_guessed(url: str, kind: str) -> None:
    assert request_type(request(url)) == kind
