"""The step words of an app file: what each takes, checked when the file is read and not when a phone waits.

The short forms are written out here: `tap: 登录` becomes Step("tap", {"text": "登录"}).
"""

from collections.abc import Callable, Mapping
from string import Template
from typing import Annotated, Any

from pydantic import PlainValidator

from harness.model.app import Step
from harness.model.file_fault import kind_of, nearest, refused
from harness.model.photo_tag import SLOTS
from harness.model.saying import Saying

# What `$name` may stand for: the account of the role, and the persona.
VALUES = frozenset({"user", "password", "name", "phone", "id_card", "clipboard", "complaint"})
MAX_WAIT_MS = 3000
MAX_SCREENS = 20
MAX_TEXT_CHARS = 500

Check = Callable[[Any, str], None]


def _text(value: Any, inner: str) -> None:
    if not isinstance(value, str) or not value.strip():
        found = Saying("empty text", "空文字") if isinstance(value, str) else Saying(*kind_of(value))
        quote = Saying("write the text, in quotes if need be", "写出文字，必要时加引号")
        raise refused(Saying(f"text is expected, {found.en} found", f"应为文字，实为{found.zh}"), quote, inner)
    if len(value) > MAX_TEXT_CHARS:
        raise refused(Saying("longer than 500 characters", "超过 500 字"), Saying("shorten it", "缩短"), inner)
    _known_values(value, inner)


def _known_values(text: str, inner: str) -> None:
    template = Template(text)
    if not template.is_valid():
        raise refused(
            Saying("a $ that names nothing", "$ 后面没有名称"),
            Saying("write $$ for a dollar", "美元符号写成 $$"),
            inner,
        )
    for name in template.get_identifiers():
        if name not in VALUES:
            raise refused(Saying(f"${name} stands for nothing", f"${name} 没有对应的值"), nearest(name, VALUES), inner)


def _number(lowest: float, highest: float, whole: bool) -> Check:
    def check(value: Any, inner: str) -> None:
        kinds = (int,) if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not lowest <= value <= highest:
            bounds = f"{lowest:g} - {highest:g}"
            what = Saying(f"a number of {bounds} is expected", f"应为 {bounds} 的数字")
            raise refused(what, Saying("change it", "修改该值"), inner)

    return check


PHOTO = _number(0, SLOTS - 1, whole=True)
# word: (arguments that must be there, arguments that may be)
WORDS: Mapping[str, tuple[Mapping[str, Check], Mapping[str, Check]]] = {
    "tap": ({"text": _text}, {}),
    "tick": ({"text": _text}, {}),
    "expect": ({"text": _text}, {}),
    "expect_gone": ({"text": _text}, {}),
    "type": ({"field": _text, "text": _text}, {}),
    "pick": ({"field": _text, "option": _text}, {}),
    "choose_file": ({"field": _text}, {"photo": PHOTO}),
    "back": ({}, {}),
    "home": ({}, {}),
    "scroll": ({}, {"screens": _number(-MAX_SCREENS, MAX_SCREENS, whole=False)}),
    "wait": ({"ms": _number(0, MAX_WAIT_MS, whole=True)}, {}),
}


def step_of(value: Any) -> Step:
    """One step as it is written, e.g. {"tap": "登录"}. Raises PydanticCustomError naming the place inside it."""
    if isinstance(value, str) and value in WORDS and not WORDS[value][0]:
        return Step(value, {})
    if not isinstance(value, dict) or len(value) != 1:
        en, zh = kind_of(value)
        what = Saying(f"a step is one word with what it takes, {en} found", f"一个步骤应为一个动作词及其参数，实为{zh}")
        raise refused(what, Saying("write it as `- tap: 登录`", "写成 `- tap: 登录` 的形式"))
    ((word, given),) = value.items()
    if word not in WORDS:
        raise refused(Saying("no step word of this name", "没有这个动作词"), nearest(word, WORDS), f".{word:.60}")
    return Step(word, _arguments(word, given))


def _arguments(word: str, given: Any) -> dict[str, Any]:
    needed, optional = WORDS[word]
    known = {**needed, **optional}
    if needed.keys() == {"text"} and not isinstance(given, dict):
        given = {"text": given}
    arguments = given if given is not None else {}
    if not isinstance(arguments, dict):
        names = ", ".join(known) or "{}"
        what = Saying(f"`{word}` takes: {names}", f"`{word}` 的参数为：{names}")
        raise refused(what, Saying(f"write `{word}: {{…}}`", f"写成 `{word}: {{…}}`"), f".{word}")
    for name, value in arguments.items():
        if name not in known:
            what = Saying(f"`{word}` takes no such argument", f"`{word}` 没有这个参数")
            raise refused(what, nearest(name, known) if known else None, f".{word}.{name:.60}")
        known[name](value, f".{word}.{name}")
    for name in needed.keys() - arguments.keys():
        what = Saying(f"`{word}` needs it", f"`{word}` 缺少该参数")
        raise refused(what, Saying("add it", "补上"), f".{word}.{name}")
    return dict(arguments)


WrittenStep = Annotated[Step, PlainValidator(step_of)]
