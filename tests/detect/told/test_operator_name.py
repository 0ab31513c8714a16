"""The name of who built or runs the app."""

import pytest

from harness.detect.told.operator_name import detect_operator_name
from harness.detect.told.sponsor import detect_sponsor
from harness.model.observation import Kind
from tests.detect.screen_factory import MASKER, app, view


@pytest.mark.parametrize("text", ["技术支持：林城数科信息技术有限公司", "承建单位: 云台大数据中心", "开发者：林城科技"])
def test_a_vendor_is_told_and_is_no_sponsor(text: str) -> None:
    (one,) = detect_operator_name([view(text)], app(), MASKER)
    assert one.kind is Kind.OPERATOR_SHOWN
    assert not list(detect_sponsor([view(text)], app(), MASKER))


@pytest.mark.parametrize(
    "text", ["主办单位：林城市人民政府办公室", "技术支持电话：0571-88886666", "开发者大会今日开幕"]
)
def test_anything_else_is_none(text: str) -> None:
    assert not list(detect_operator_name([view(text)], app(), MASKER))
