"""What is never touched unless the app file says so: submitting, paying, calling, sending, deleting, leaving.

Pure: words in, the word that forbids out. Width, spaces, punctuation, signs without width and case do not hide a word.
Every device holds its acts against such a list (`DeviceSession.deny`), whoever asked for them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harness.model.faults import StepFailed
from harness.model.saying import Saying

NEVER_TAPPED = (
    *("支付", "付款", "购买", "开通", "充值", "下单", "结算", "打赏", "转账", "缴费"),
    *("拨打", "呼叫", "打电话", "拨号", "发送", "短信"),
    *("删除", "移除", "清空", "注销", "退出登录", "退出账号", "登出", "撤回", "解绑"),
    *("提交", "确认", "登录", "注册", "催办", "通报", "转发", "分享", "点赞"),
    # as screens in traditional characters write them
    *("購買", "開通", "儲值", "下單", "結算", "轉賬", "轉帳", "繳費", "撥打", "發送", "簡訊", "刪除", "註銷"),
    *("登錄", "登入", "註冊", "確認", "轉發", "點贊", "解綁", "退出登錄", "催辦", "通報"),
    *("submit", "payment", "purchase", "checkout", "delete", "logout", "signout", "unsubscribe", "paynow", "buynow"),
)
# English words so short that others contain them: they count where they stand alone.
NEVER_ALONE = ("pay", "buy", "call", "dial", "send", "sms", "remove", "erase", "confirm", "login", "register", "order")
# What an address does when it is opened: a call, a message, a payment.
NEVER_OPENED = ("tel", "sms", "smsto", "mailto", "callto", "weixin", "alipay", "alipays", "uppaywallet")
# What the name of an icon says, where nothing is written.
NEVER_PICTURED = (
    *("delete", "trash", "remove", "bin", "pay", "payment", "wallet", "checkout", "buy", "purchase"),
    *("call", "dial", "tel", "phone", "telephone", "sms", "send", "submit", "logout", "signout", "exit", "quit"),
)
_UNSEEN_LETTERS = dict.fromkeys((0x115F, 0x1160, 0x3164, 0xFFA0))  # letters by their class, and drawn as nothing
_WORD = re.compile(r"[a-z]+")


def bare(text: str) -> str:
    """Letters and digits alone, in one width and case: what is left when everything is gone that can hide a word."""
    wide = unicodedata.normalize("NFKC", text[:2000]).translate(_UNSEEN_LETTERS).casefold()
    return "".join(sign for sign in wide if unicodedata.category(sign)[0] in "LN")


@dataclass(frozen=True, slots=True)
class DenyList:
    """`own` are the app file's words, which nothing lifts. `lifted` are texts that its sponsor allows (a test tenant),
    `asked` the ones that the present step of the app file names: within them the general words do not count.
    """

    own: tuple[str, ...] = ()
    lifted: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    def why_denied(self, *said: str) -> str:
        """The word for which a control is not touched, by everything that it says of itself; empty when it may be."""
        texts = [text for text in said if text]
        own = next((word for word in self.own for text in texts if bare(word) and bare(word) in bare(text)), "")
        return own or next((word for text in self._that_count(texts) for word in self._denied_in(text)), "")

    def _that_count(self, texts: list[str]) -> list[str]:
        """A control that bears the very words of the step is judged by these, not by what it says besides."""
        asked = [bare(one) for one in self.asked]
        return [text for text in texts if any(one and one in bare(text) for one in asked)] or texts

    def _denied_in(self, text: str) -> Iterator[str]:
        free = sorted((bare(one) for one in (*self.lifted, *self.asked) if bare(one)), key=len, reverse=True)
        rest, words = bare(text), _alone(text)
        for one in free:
            rest, words = rest.replace(one, "\0"), words - _alone(one)
        yield from (word for word in NEVER_TAPPED if word in rest)
        yield from (word for word in NEVER_ALONE if word in words)


def _alone(text: str) -> set[str]:
    """The English words of a text, and the whole text as one: spaces between its letters do not hide a word."""
    shown = "".join(
        sign for sign in unicodedata.normalize("NFKC", text[:2000]).casefold() if unicodedata.category(sign) != "Cf"
    )
    return {*_WORD.findall(shown), bare(text)}


def pictured(names: Iterable[str]) -> str:
    """The first word of an icon's names (`icon-trash`, `btnLogout`) that says what may not be touched."""
    for name in names:
        parts = re.sub(r"([a-z])([A-Z])", r"\1 \2", name[:200]).lower()
        found = next((word for word in _WORD.findall(parts) if word in NEVER_PICTURED), "")
        if found:
            return found
    return ""


def refuse_denied(rules: DenyList, *said: str, icons: Iterable[str] = ()) -> None:
    """Raise StepFailed for what says that it is not to be touched; `icons` are names, for where nothing is written."""
    word = rules.why_denied(*said) if any(bare(text) for text in said) else pictured(icons)
    if word:
        raise StepFailed(Saying(f"“{word}” is on the deny list", f"“{word}”在禁点名单中"), said[0][:40])
