"""Campaign files: read, refused in one line with the place and the mend, and the ones that ship."""

from pathlib import Path

import pytest

from harness.inspection.campaign_file import campaign_of, load_campaign, named_campaign
from harness.judge.campaign import Campaign
from harness.model.faults import BadInput

EXAMPLE = Path(__file__).parents[2] / "reports" / "campaign.example.yaml"


def test_nobody_says_otherwise() -> None:
    assert named_campaign("default") == Campaign()


def test_the_demo_gives_the_same_verdicts_on_a_sunday() -> None:
    assert named_campaign("demo").min_working_days == 0


def test_the_example_is_a_campaign() -> None:
    assert campaign_of(str(EXAMPLE)).name


def test_a_name_or_a_file_may_be_given(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("name: own\nmin_working_days: 1\n", "utf-8")
    assert campaign_of(str(path)).min_working_days == 1
    assert campaign_of("demo").min_working_days == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: x\nmin_working_days: -1\n", ("min_working_days",)),
        ("name: x\nmenu_share: 2\n", ("menu_share",)),
        ("name: x\nmenu_shore: 0.5\n", ("menu_shore", "did you mean `menu_share`?")),
        ("name: x\nswitches: {a14_2_reading: R3}\n", ("switches.a14_2_reading", "R1, R2")),
        ("name: x\nswitches: {a14_2: R1}\n", ("switches.a14_2:", "no such switch", "did you mean `a14_2_reading`?")),
        ("switches: {}\n", ("name", "the field is missing")),
        ("- name: x\n", ("a mapping is expected",)),
        ("name: [", ("not readable as YAML", "line 1")),
    ],
)
def test_a_wrong_campaign_is_named_by_file_and_field_with_the_mend(
    tmp_path: Path, text: str, said: tuple[str, ...]
) -> None:
    path = tmp_path / "spring.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput) as caught:
        load_campaign(path)
    line = caught.value.line("en")
    assert "spring.yaml" in line and "\n" not in line
    assert all(part in line for part in said), line
    assert caught.value.line("zh") != line


def test_an_unknown_campaign_lists_the_known_ones() -> None:
    with pytest.raises(BadInput) as caught:
        named_campaign("winter")
    assert "default, demo" in caught.value.line("en")


def test_switches_that_a_file_leaves_out_keep_their_default(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("name: c\nswitches: {a14_2_reading: R1}\n", "utf-8")
    assert load_campaign(path).switches == {**Campaign().switches, "a14_2_reading": "R1"}
