"""Whose phone a list of packages is of."""

import pytest

from harness.detect.traffic.identity.app_evidence import is_of_the_system
from tests.detect.traffic.identity.sending import layer, matcher_of, seen

OWN = ("com.tencent.mm", "com.taobao.taobao", "com.moji.mjweather", "com.xiachufang", "com.dxy.medicine")
SYSTEM = ("com.android.settings", "com.miui.home", "com.google.android.gms", "com.huawei.appmarket")
OTHERS = tuple(f"com.stranger.app{number}" for number in range(12))
MATCHER = matcher_of(app_list=(*OWN, *SYSTEM))


def told(*packages: str) -> list[bool]:
    return [one.seeded for one in seen(layer({"apps": ",".join(packages)}), matcher=MATCHER)]


@pytest.mark.parametrize("package", [*SYSTEM, "android", "com.android.mms", "com.coloros.gallery3d"])
def test_what_comes_with_a_phone(package: str) -> None:
    assert is_of_the_system(package)


@pytest.mark.parametrize("package", [*OWN, "com.androidx.tool", "cn.canary.reader", "com.secure.bank"])
def test_what_somebody_chose(package: str) -> None:
    assert not is_of_the_system(package)


def test_what_every_phone_has_makes_no_list_of_the_persons() -> None:
    assert True not in told(*SYSTEM, "com.android.mms", "com.android.phone")
    assert True not in told(*SYSTEM, OWN[0])
    assert told(*SYSTEM, *OWN[:2]) == [True]


def test_another_phones_list_shares_the_popular_ones() -> None:
    assert told(*OWN[:2], *OTHERS) == [False]
    assert told(*OWN[:2], *OTHERS[:4]) == [True]
    assert told(*OWN, *OTHERS * 4) == [True]


def test_a_person_of_whom_only_such_apps_are_planted_is_told_by_them() -> None:
    matcher = matcher_of(app_list=SYSTEM)
    assert [one.seeded for one in seen(layer({"apps": ",".join(SYSTEM)}), matcher=matcher)] == [True]
