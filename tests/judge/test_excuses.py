"""Necessity and legal basis; declared exceptions are judged whole in test_decide.py."""

from typing import Any

from harness.judge.excuses import declared_exception, declared_necessity, rest_on_consent
from harness.judge.rule import Catalogue


def test_necessity_is_declared_by_medium_or_by_form(bench: Any, catalogue: Catalogue) -> None:
    rule = catalogue.rules["A14-4c"]
    support = [bench.see("media_duty:灾情上报@ui"), bench.see("mandatory:photo@scenario! form=走访填报")]
    for declared, excused in (
        (("照片",), True),
        (("灾情上报",), True),
        (("走访填报",), True),
        (("会议",), False),
        ((), False),
    ):
        assert bool(declared_necessity(rule, bench.app(necessary_media=declared), support)) is excused, declared
    assert declared_necessity(catalogue.rules["A05-1"], bench.app(necessary_media=("照片",)), support) is None


def test_without_a_declaration_there_is_no_exception(bench: Any, catalogue: Catalogue) -> None:
    assert declared_exception(catalogue.rules["A14-2a"], bench.run(), [bench.see("check_in@ui")]) is None


def test_a_legal_basis_takes_out_its_data_where_notice_was_given(bench: Any, catalogue: Catalogue) -> None:
    rule = catalogue.rules["PI-08"]
    seen = [
        bench.see(text) for text in ("location_sent@traffic", "personal_data_sent:phone@traffic", "consent_dialog@ui")
    ]
    app = bench.app(legal_basis={"location": "人力资源"})
    assert rest_on_consent(rule, app, seen) == {1, 2}
    assert rest_on_consent(rule, app, seen[:2]) == {0, 1}
    assert rest_on_consent(rule, bench.app(legal_basis={"location": "同意"}), seen) == {0, 1, 2}
    assert rest_on_consent(rule, bench.app(legal_basis={"*": "法定职责"}), seen) == {2}
    assert rest_on_consent(catalogue.rules["PI-34"], app, seen) == {0, 1, 2}
