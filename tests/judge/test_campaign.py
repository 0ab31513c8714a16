"""Campaign files."""

from pathlib import Path

import pytest

from harness.judge.campaign import SWITCHES, Campaign, load_campaign, named_campaign
from harness.model.faults import BadInput


def test_the_default_asks_for_what_the_standard_asks() -> None:
    campaign = named_campaign("default")
    assert campaign == Campaign()
    assert (campaign.min_working_days, campaign.menu_share) == (3, 0.9)
    assert campaign.switches["a14_2_reading"] == "R2"


def test_the_demo_gives_the_same_verdicts_on_a_sunday() -> None:
    assert named_campaign("demo").min_working_days == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: x\nmin_working_days: -1\n", "min_working_days"),
        ("name: x\nmenu_share: 2\n", "menu_share"),
        ("name: x\ndays: 2\n", "days"),
        ("name: x\nswitches: {a14_2_reading: R3}\n", "switches.a14_2_reading: must be one of R1/R2"),
        ("name: x\nswitches: {a15: R1}\n", "switches.a15: no such switch"),
        ("name: [", "cannot be read"),
    ],
)
def test_a_wrong_campaign_is_named_by_file_and_field(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "spring.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput) as caught:
        load_campaign(path)
    assert str(caught.value).startswith("spring.yaml")
    assert said in str(caught.value)


def test_an_unknown_campaign_lists_the_known_ones() -> None:
    with pytest.raises(BadInput, match="default, demo"):
        named_campaign("winter")


def test_switches_that_a_file_leaves_out_keep_their_default(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("name: c\nswitches: {a14_2_reading: R1}\n", "utf-8")
    assert load_campaign(path).switches == {**Campaign().switches, "a14_2_reading": "R1"}


def test_the_report_has_a_name_for_every_reading_in_both_languages() -> None:
    folder = Path(__file__).parents[2] / "reports" / "i18n"
    for language in ("zh", "en"):
        texts = (folder / f"{language}.yaml").read_text("utf-8")
        for name, switch in SWITCHES.items():
            assert f"\nswitch.{name}:" in texts
            assert all(f"\nswitch_value.{value}:" in texts for value in switch.values)
