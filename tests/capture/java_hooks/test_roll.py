"""A hook that never sat must not read as "no access"."""

from harness.capture.java_hooks.hook import Category, Hook, HookTable, Weight
from harness.capture.java_hooks.message import HookState
from harness.capture.java_hooks.roll import Roll
from harness.model.saying import Saying


def hook(method: str, weight: Weight = "normal") -> Hook:
    return Hook("a.b.C", method, Category.DEVICE, Saying("x", "某"), "a test", weight)


TABLE = HookTable((hook("one"), hook("two"), hook("three", "low")))


def test_every_hook_is_told_and_silence_is_a_failure() -> None:
    roll = Roll(TABLE, [HookState(0, "installed", 2, ""), HookState(1, "missing_class", 0, "ClassNotFound")])
    assert roll.by_category() == {
        "device": {
            "a.b.C.one": "installed 2",
            "a.b.C.two": "missing_class",
            "a.b.C.three": "failed: the agent says nothing of it",
        }
    }
    assert roll.sitting == 1


def test_a_class_that_is_not_there_is_no_failure_and_may_come_late() -> None:
    roll = Roll(TABLE, [HookState(number, "missing_class", 0, "") for number in range(3)])
    assert roll.failed({}) == []
    assert roll.came([HookState(1, "installed", 1, "")]) == {"device": {"a.b.C.two": "installed 1"}}
    assert roll.sitting == 1


def test_a_failed_hook_is_named_unless_it_weighs_little() -> None:
    roll = Roll(TABLE, [HookState(number, "failed", 0, "no") for number in (0, 2)] + [HookState(1, "installed", 1, "")])
    assert roll.failed({}) == ["a.b.C.one"]
    assert roll.failed({1: "failed"}) == ["a.b.C.one", "a.b.C.two"]


def test_proofs_leave_out_hooks_that_do_not_sit() -> None:
    roll = Roll(TABLE, [HookState(0, "installed", 1, "")])
    assert roll.proofs_by_category({0: "called", 1: "none"}) == {"device": {"a.b.C.one": "called"}}


def test_a_second_name_of_the_same_function_is_said() -> None:
    roll = Roll(TABLE, [HookState(0, "installed", 0, "the same function as open")])
    assert roll.by_category()["device"]["a.b.C.one"] == "installed: the same function as open"
