"""A notice that this very app ends."""

import pytest

from harness.detect.told.shutdown_notice import detect_shutdown_notice
from tests.detect.screen_factory import MASKER, app, view


@pytest.mark.parametrize("text", ["本应用将于2026年12月31日起停止服务", "林城办事下线公告"])
def test_this_app_ends(text: str) -> None:
    assert list(detect_shutdown_notice([view(text)], app(), MASKER))


@pytest.mark.parametrize("text", ["本应用今晚暂停服务进行系统维护升级", "市图书馆停止服务公告", "本应用提供查询服务"])
def test_maintenance_and_other_ends_are_none(text: str) -> None:
    assert not list(detect_shutdown_notice([view(text)], app(), MASKER))
