"""UiAutomator dumps as UiAutomator2 writes them, shortened to what matters here."""

from xml.sax.saxutils import quoteattr


def node(class_name: str, bounds: str, *children: str, **attributes: str) -> str:
    """An element named after its class; attribute names are written with _ for -."""
    given = {"class": class_name, "package": "cn.gov.lincheng", "enabled": "true", "bounds": bounds}
    given |= {name.replace("_", "-"): value for name, value in attributes.items()}
    listed = " ".join(f"{name}={quoteattr(value)}" for name, value in given.items())
    return f"<{class_name} {listed}>{''.join(children)}</{class_name}>"


def dump(*windows: str) -> str:
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>"
    return f'{head}<hierarchy index="0" class="hierarchy" rotation="0">{"".join(windows)}</hierarchy>'


FRAME = "android.widget.FrameLayout"
TEXT = "android.widget.TextView"
BUTTON = "android.widget.Button"
EDIT = "android.widget.EditText"
SCREEN = "[0,0][1080,2400]"


def page(*children: str) -> str:
    return dump(node(FRAME, SCREEN, *children))


SIGN_IN = page(
    node(TEXT, "[60,200][1020,280]", text="林城督办"),
    node(EDIT, "[60,400][1020,520]", text="请输入账号", hint="请输入账号", showing_hint="true", clickable="true"),
    node(EDIT, "[60,560][1020,680]", text="••••••", hint="请输入密码", password="true", clickable="true"),
    node("android.widget.CheckBox", "[60,720][120,780]", text="我已阅读", checkable="true", checked="true"),
    node("android.widget.Spinner", "[60,820][1020,920]", text="入户走访", content_desc="走访类型", clickable="true"),
    node(BUTTON, "[60,980][1020,1100]", text="登 录", clickable="true"),
)
WEB_DIALOG = page(
    node(
        "android.webkit.WebView",
        SCREEN,
        node(BUTTON, "[60,1000][1020,1120]", text="首页按钮", clickable="true"),
        node(
            "android.app.Dialog",
            "[90,700][990,1700]",
            node(TEXT, "[120,760][960,900]", text="隐私政策"),
            node(BUTTON, "[120,1500][520,1620]", text="不同意", clickable="true"),
            node(BUTTON, "[560,1500][960,1620]", text="同意", clickable="true"),
        ),
    )
)
