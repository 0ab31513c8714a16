"""What a recording says of a hooked call."""

from typing import Any

from harness.capture.java_hooks.call_event import call_data
from harness.capture.java_hooks.hook import Category, Hook
from harness.capture.java_hooks.message import parse_call
from harness.capture.java_hooks.sdk_table import SdkTable
from harness.model.saying import Saying

HOOK = Hook("a.b.C", "m", Category.CONTENT, Saying("x", "某"), "a test", "high")
SDKS = SdkTable({"com.umeng": "umeng"})


def data(**told: Any) -> dict[str, Any]:
    called = parse_call({"hook": 0, "at_ms": 1000.0, **told})
    assert called is not None
    return call_data(called, HOOK, "cn.gov.app:push", 7, SDKS)


def test_a_call_with_its_stack_names_the_sdk() -> None:
    told = data(stack=["a.b.C.m(Native Method)", "com.umeng.X.y(X.java:1)"], importance=400, thread=3, result="null")
    assert (told["api"], told["category"], told["weight"]) == ("a.b.C.m", "content", "high")
    assert (told["sdk"], told["process"], told["pid"], told["importance"]) == ("umeng", "cn.gov.app:push", 7, 400)
    assert (told["page_ms"], told["count"], told["result"]) == (1000.0, 1, "null")
    assert "together" not in told and "self_test" not in told


def test_calls_told_together_have_times_a_count_and_no_guess_at_the_caller() -> None:
    told = data(count=500, last_ms=1500.0, bytes=9)
    assert (told["count"], told["page_ms"], told["last_ms"], told["bytes"]) == (500, 1000.0, 1500.0, 9)
    assert told["together"] is True
    assert "sdk" not in told


def test_an_argument_may_say_the_category_but_only_one_that_there_is() -> None:
    assert data(category="contacts")["category"] == "contacts"
    assert data(category="harmless")["category"] == "content"


def test_our_own_call_is_marked() -> None:
    assert data(self_test="m")["self_test"] is True


def test_an_sdk_that_is_called_is_not_the_caller() -> None:
    called = parse_call({"hook": 0, "stack": ["com.umeng.X.get(Native Method)", "cn.gov.app.Main.go(Main.java:2)"]})
    assert called is not None
    hook = Hook("com.umeng.X", "get", Category.DEVICE, Saying("x", "某"), "a test")
    assert call_data(called, hook, "", 1, SDKS)["sdk"] == ""
