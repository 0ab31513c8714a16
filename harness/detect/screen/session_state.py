"""Where a run stands between two screens: session, login, taps since the first screen; folded from the events."""

from dataclasses import dataclass

from harness.model.event import Event, EventKind

_CONSENT_WORDS = ("同意", "拒绝", "接受", "我知道了", "暂不使用", "退出应用")
_WAYS = ("menu ", "explore ")  # what a screen's reason begins with where it names the whole way
_SUBMIT_WORDS = ("提交", "发送", "上报", "确认提交")


@dataclass(slots=True)
class SessionState:
    """Feed it every event in order. Answers to the consent dialog are no taps on the way to a place."""

    session: int = 0
    role: str = ""
    logged_in: bool = False
    taps: int = 0
    submitted: bool = False
    screens: int = 0
    typed: bool = False
    signing: bool = False

    def arrive(self, event: Event) -> None:
        """Before a SCREEN is looked at: what its reason says of the way here ("launch", "menu 我的 > 关于")."""
        why = str(event.data.get("why", ""))
        if why == "launch":
            self.taps = 0
        elif why.startswith(_WAYS):
            self.taps = len(why.partition(" ")[2].split(" > ")) if why.partition(" ")[2] else 0

    def is_inside(self, role: str) -> bool:
        """Signed in, or on the way: with a role, credentials typed and sent (LOGIN is written only afterwards)."""
        return self.logged_in or (bool(role) and self.signing)

    def take(self, event: Event) -> None:
        match event.kind:
            case EventKind.SESSION_BEGIN:
                self._begin(event)
            case EventKind.LOGIN if event.data.get("outcome") == "done":
                self.logged_in, self.taps, self.role = True, 0, str(event.data.get("role", ""))
            case EventKind.LOGIN:
                self.typed = self.signing = False
            case EventKind.STEP if event.data.get("outcome") == "done":
                self._step(str(event.data.get("word", "")), str(event.data.get("target", "")))
            case EventKind.SCREEN:
                self.screens += 1
            case _:
                pass

    def first_of_launch(self) -> bool:
        return self.screens == 0

    def _begin(self, event: Event) -> None:
        number = event.data.get("session", self.session + 1)
        self.session = number if isinstance(number, int) else self.session + 1
        self.role, self.logged_in, self.taps = str(event.data.get("role") or ""), False, 0
        self.submitted, self.screens, self.typed, self.signing = False, 0, False, False

    def _step(self, word: str, target: str) -> None:
        self.signing = self.signing or (self.typed and word == "tap")
        self.typed = self.typed or word == "type"
        if word == "home":
            self.taps, self.submitted = 0, False
        elif word == "back":
            self.taps, self.submitted = max(0, self.taps - 1), False
        elif word == "tap" and not any(consent in target for consent in _CONSENT_WORDS):
            self.taps += 1
            self.submitted = any(submit in target.replace(" ", "") for submit in _SUBMIT_WORDS)
