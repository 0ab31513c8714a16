"""What an app asks for in its manifest: no more than it uses, where its calibration says so."""

from harness.simulated.android.first_packages import APP_PACKAGE, APP_REQUESTS, web_app


def test_the_app_that_keeps_the_rules_asks_for_nothing_that_it_never_uses() -> None:
    requests = set(web_app("cn.gov.yuntai.banshi", "https://x.test/", "云台通办").requests)
    never = {"android.permission.CAMERA", "android.permission.RECORD_AUDIO", "android.permission.READ_CONTACTS"}
    assert not requests & never
    assert {"android.permission.ACCESS_FINE_LOCATION", "android.permission.READ_MEDIA_IMAGES"} <= requests


def test_any_other_app_asks_for_all_that_a_stand_in_can_give() -> None:
    assert web_app(APP_PACKAGE, "https://x.test/", "临城通").requests == APP_REQUESTS
