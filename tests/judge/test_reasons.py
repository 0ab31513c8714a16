"""The one sentence of a verdict."""

from typing import Any

from harness.judge.reasons import MOST_NAMED, Grounds, sentence
from harness.model.observation import Kind
from harness.model.saying import Saying
from harness.model.verdict import Outcome


def test_it_says_what_was_seen_where_and_when(bench: Any) -> None:
    seen = (
        bench.see("api_call:location@hook/before_consent"),
        bench.see("location_sent:location@traffic/before_consent"),
    )
    why = sentence(Outcome.VIOLATION, Grounds(seen), simulated=False)
    assert why.en == (
        "Seen: a sensitive API called: location before consent (API hook), a position sent before consent (traffic)."
    )
    assert why.zh == "发现同意之前调用敏感接口·位置（接口钩子）、同意之前发送位置（流量）。"


def test_a_refusal_is_said_once(bench: Any) -> None:
    why = sentence(Outcome.SUSPECT, Grounds((bench.see("refusal_blocks:consent@scenario/refused"),)), simulated=False)
    assert why.zh.startswith("发现拒绝后")
    assert why.zh.count("拒绝") == 1


def test_subjects_that_are_not_class_names_are_never_printed(bench: Any) -> None:
    why = sentence(Outcome.SUSPECT, Grounds((bench.see("third_party:13800005678@traffic"),)), simulated=False)
    assert "13800005678" not in why.en + why.zh


def test_many_kinds_are_cut_short(bench: Any) -> None:
    seen = tuple(bench.see(f"{kind}@ui") for kind in list(Kind)[: MOST_NAMED + 3])
    why = sentence(Outcome.SUSPECT, Grounds(seen), simulated=False)
    assert "3 more" in why.en
    assert "另有 3 类" in why.zh


def test_absence_gaps_and_remarks() -> None:
    why = sentence(Outcome.VIOLATION, Grounds(absent=(Kind.COMPLAINT_ENTRY,)), simulated=True)
    assert why.zh == "在已证实的覆盖范围内未见投诉建议入口；在模拟设备上取得，并非真机。"
    why = sentence(Outcome.NOT_TESTED, Grounds(gaps=(Saying("a", "甲"), Saying("b", "乙"))), simulated=False)
    assert (why.en, why.zh) == ("Not tested: a; b.", "未测：甲；乙。")
    why = sentence(Outcome.PASS, Grounds(covered=True).with_remarks(Saying("c", "丙")), simulated=False)
    assert why.zh.endswith("；丙。")
