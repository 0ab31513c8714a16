"""Commercial diversion on screens and in requests; public insurance and fees are none."""

from pathlib import Path

import pytest

from harness.detect.trade.diversion import detect_commission, detect_diversion
from tests.detect.recording_factory import HOST, stage
from tests.detect.screen_factory import MASKER, app, link, view


@pytest.mark.parametrize("label", ["惠民商城", "消费贷申请", "车险特惠", "流量套餐办理"])
def test_offers_are_seen(label: str) -> None:
    assert list(detect_diversion([view(link(label))], app(), MASKER))


@pytest.mark.parametrize("label", ["医保缴费", "创业担保贷款申请", "公积金贷款", "政府采购商城", "办事指南"])
def test_public_services_are_none(label: str) -> None:
    assert not list(detect_diversion([view(link(label))], app(), MASKER))


def test_a_commission_id_to_a_third_party(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    scene.request("GET", f"https://{HOST}/goto?cps_id=8")
    scene.request("GET", "https://mall.example.com/in?cps_id=8821")
    (found,) = detect_commission(scene.view())
    assert (found.subject, found.data["commission"]) == ("mall.example.com", True)
