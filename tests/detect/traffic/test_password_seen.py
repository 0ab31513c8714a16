"""Passwords are looked for as they are, case and all."""

from harness.detect.traffic.password_seen import passwords_in, passwords_of
from harness.detect.traffic.sent_field import SentField
from harness.model.app import Account

FIELDS = (SentField("body.p", "p", ("json",), "x Lincheng@2026"), SentField("query.p", "p", ("form",), "lincheng@2026"))


def test_a_password_is_found_inside_a_value_and_in_its_own_case_only() -> None:
    (seen,) = passwords_in(FIELDS, ("Lincheng@2026",))
    assert (seen.field.where, seen.password) == ("body.p", "Lincheng@2026")


def test_short_ones_are_not_looked_for_and_the_same_one_once() -> None:
    accounts = [Account("a", "x", "abc"), Account("b", "y", "Duban#8806"), Account("c", "z", "Ｄuban#8806")]
    assert passwords_of(accounts) == ("Duban#8806",)
