"""The ten protocols of section 4: every one has a name, and every probe is one of them."""

from harness.model.protocol import DIRECT, PROBES, PROTOCOL_NAMES, Protocol


def test_the_ten_protocols_have_names_in_both_languages() -> None:
    assert [str(one) for one in Protocol] == [f"MP-{number}" for number in range(1, 11)]
    assert set(PROTOCOL_NAMES) == set(Protocol)
    assert all(name.en and name.zh for name in PROTOCOL_NAMES.values())


def test_direct_are_those_of_the_table() -> None:
    assert {str(one) for one in DIRECT} == {"MP-1", "MP-2", "MP-3", "MP-4", "MP-5"}


def test_what_is_only_seen_on_screens_is_no_probe() -> None:
    assert set(Protocol) - set(PROBES.values()) == {Protocol.RULE_TEXT, Protocol.MANAGER_VIEW}
