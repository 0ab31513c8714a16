import base64

from hypothesis import given
from hypothesis import strategies as st

from harness.devices.android.clipboard import clipboard_of, plant_clipboard, read_clipboard
from tests.devices.android.paper_handset import PaperHandset


def answer(text: str) -> str:
    return f'Broadcast completed: result=-1, data="{base64.b64encode(text.encode()).decode()}"'


def test_the_text_is_planted_when_it_is_read_back() -> None:
    texts: list[str] = []
    handset = PaperHandset({"am broadcast .*": lambda _: answer(texts[-1])})
    assert plant_clipboard(handset, "云台 A1", texts.append, 28)
    assert not plant_clipboard(PaperHandset({"am broadcast .*": answer("old")}), "new", texts.append, 28)


def test_the_keyboard_of_before_comes_back() -> None:
    handset = PaperHandset(
        {"settings get .*": "com.sohu.inputmethod/.Ime\n", "ime .*": "", "am broadcast .*": answer("x")}
    )
    assert read_clipboard(handset, 34) == "x"
    assert handset.said[-1] == "ime set com.sohu.inputmethod/.Ime"


def test_a_name_of_a_keyboard_is_not_believed_into_a_command() -> None:
    handset = PaperHandset({"settings get .*": "a/b; reboot", "ime .*": "", "am broadcast .*": "result=0"})
    assert read_clipboard(handset, 34) is None
    assert not [one for one in handset.said if "reboot" in one]


@given(st.text(max_size=200))
def test_any_text_is_a_clipboard_or_none(text: str) -> None:
    clipboard_of(text)
    clipboard_of(f'result=-1, data="{text}"')
