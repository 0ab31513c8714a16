"""The plan of a campaign of days, as people write it."""

from pathlib import Path

import pytest

from harness.model.faults import BadInput
from harness.plan.days_plan import PLAN, WORKING_DAYS, load_days_plan


def written(folder: Path, text: str) -> Path:
    (folder / PLAN).write_text(text, encoding="utf-8")
    return folder


def test_paths_are_relative_to_the_plan(tmp_path: Path) -> None:
    plan = load_days_plan(written(tmp_path, "app: ../app.yaml\nlab: lab.yaml\ncampaign: letter.yaml\n"))
    assert (plan.app, plan.laboratory, plan.campaign) == (
        tmp_path / "../app.yaml",
        tmp_path / "lab.yaml",
        str(tmp_path / "letter.yaml"),
    )
    assert (plan.device, plan.working_days, plan.seed) == ("android-phone", WORKING_DAYS, 1)


def test_a_campaigns_name_is_no_path(tmp_path: Path) -> None:
    assert load_days_plan(written(tmp_path, "app: app.yaml\ncampaign: demo\n")).campaign == "demo"


@pytest.mark.parametrize("text", ["device: x\n", "app: a.yaml\nworking_days: 1\n", "app: a.yaml\ndays: 3\n"])
def test_mistakes_are_said_with_their_field(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput) as told:
        load_days_plan(written(tmp_path, text))
    assert PLAN in told.value.line("en")
