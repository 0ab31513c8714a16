"""What is never tapped unless the app file's own steps say so: paying, calling, deleting, sending, leaving."""

from collections.abc import Iterable

from harness.drive.find import plain

NEVER_TAPPED = (
    *("支付", "付款", "购买", "开通", "充值", "下单", "结算", "打赏"),
    *("拨打", "呼叫", "发送", "短信"),
    *("删除", "清空", "注销", "退出登录", "退出账号", "撤回", "解绑"),
    *("提交", "确认", "登录", "注册", "催办", "通报", "转发", "分享", "点赞"),
)


def is_denied(text: str, own: Iterable[str] = ()) -> bool:
    shown = plain(text)
    return any(plain(word) in shown for word in (*NEVER_TAPPED, *own))
