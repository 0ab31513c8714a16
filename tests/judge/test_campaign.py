"""Campaigns: what is read where nobody says otherwise."""

from pathlib import Path

from harness.judge.campaign import SWITCHES, Campaign


def test_the_default_asks_for_what_the_standard_asks() -> None:
    campaign = Campaign()
    assert (campaign.min_working_days, campaign.menu_share) == (3, 0.9)
    assert campaign.switches["a14_2_reading"] == "R2"


def test_the_report_has_a_name_for_every_reading_in_both_languages() -> None:
    folder = Path(__file__).parents[2] / "reports" / "i18n"
    for language in ("zh", "en"):
        texts = (folder / f"{language}.yaml").read_text("utf-8")
        for name, switch in SWITCHES.items():
            assert f"\nswitch.{name}:" in texts
            assert all(f"\nswitch_value.{value}:" in texts for value in switch.values)
