from harness.devices.android.adb import Said
from harness.devices.android.proxy_setting import clear_proxy, proxy_of, set_proxy
from tests.devices.android.paper_handset import Answer, PaperHandset


def handset(reach: Answer = "HTTP/1.1 400 Bad Request\r\n") -> PaperHandset:
    setting = {"now": "null"}

    def put(command: str) -> str:
        setting["now"] = command.rsplit(maxsplit=1)[-1]
        return ""

    def delete(command: str) -> str:
        setting["now"] = "null"
        return ""

    return PaperHandset(
        {
            "settings get global http_proxy": lambda _: setting["now"] + "\n",
            "settings put .*": put,
            "settings delete .*": delete,
            "printf.*nc.*": reach,
        }
    )


def test_the_way_to_the_proxy_is_proved_from_the_handsets_side() -> None:
    phone = handset()
    way = set_proxy(phone, 18080, 40001)
    assert way.ok
    assert way.reaches is True
    assert phone.reversed == {"tcp:18080": "tcp:40001"}
    assert proxy_of(phone) == "127.0.0.1:18080"


def test_a_proxy_that_does_not_answer_there_is_no_way() -> None:
    assert not set_proxy(handset(Said("", "nc: connect: Connection refused", 1)), 18080).ok


def test_a_handset_without_a_tool_to_try_leaves_it_open() -> None:
    way = set_proxy(handset(Said("", "sh: toybox: inaccessible or not found", 127)), 18080)
    assert way.reaches is None
    assert way.ok


def test_afterwards_there_is_no_proxy_and_no_way() -> None:
    phone = handset()
    set_proxy(phone, 18080)
    assert clear_proxy(phone)
    assert (proxy_of(phone), phone.reversed) == ("", {})


def test_a_setting_that_will_not_go_is_seen() -> None:
    stubborn = PaperHandset({"settings get .*": "10.0.0.9:8888", "settings .*": ""})
    assert not clear_proxy(stubborn)
