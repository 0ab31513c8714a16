"""The handset's own screens as pages: home, questions, lists. Their elements say the platform's classes and ids."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

STYLE = """<meta name="viewport" content="width=device-width"><style>
* { box-sizing: border-box }
body { margin: 0; height: 100vh; font: 16px sans-serif; color: #1b1b1f; background: #26364d center/cover }
.dim { position: fixed; inset: 0; background: rgba(0, 0, 0, .45) }
.box { position: fixed; left: 16px; right: 16px; top: 50%; transform: translateY(-50%); background: #fff;
  border-radius: 24px; padding: 20px; max-height: 86vh; overflow: auto }
.box p { margin: 8px 0 16px; font-size: 18px }
.row { display: block; width: 100%; min-height: 48px; margin: 8px 0; border: 0; border-radius: 14px;
  background: #dce6ff; font-size: 16px; text-align: left; padding: 8px 14px }
.row img { height: 72px; vertical-align: middle; margin-right: 12px }
</style>"""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tap: `answer` is what the tap means. `picture` is a data address."""

    text: str
    answer: str
    id: str = ""
    kind: str = "android.widget.Button"
    picture: str = ""
    description: str = ""


def dialog(package: str, message: str, choices: Sequence[Choice], message_id: str = "", behind: str = "") -> str:
    """A question over whatever was on the screen; `behind` is a data address of that."""
    picture = f' style="background-image:url({behind})"' if behind else ""
    said = "".join(
        f'<p data-class="android.widget.TextView" data-id="{escape(message_id)}">{escape(line)}</p>'
        for line in message.splitlines()
    )
    rows = "".join(_row(choice) for choice in choices)
    return (
        f'{STYLE}<body data-package="{escape(package)}"{picture}><div class="dim"></div>'
        f'<div class="box" data-class="android.widget.LinearLayout">{said}{rows}</div></body>'
    )


def _row(choice: Choice) -> str:
    image = f'<img src="{choice.picture}" aria-hidden="true">' if choice.picture else ""
    answer = escape(f"answered({choice.answer!r})", quote=True)
    return (
        f'<button class="row" data-class="{choice.kind}" data-id="{escape(choice.id)}"'
        f' data-desc="{escape(choice.description)}" onclick="{answer}">{image}{escape(choice.text)}</button>'
    )


def home(package: str, labels: Sequence[tuple[str, str]]) -> str:
    """The launcher: a label and a package for each app."""
    kind = "android.widget.TextView"
    rows = "".join(_row(Choice(label, name, f"{package}:id/icon", kind, description=label)) for name, label in labels)
    return f'{STYLE}<body data-package="{escape(package)}"><div style="padding:80px 16px">{rows}</div></body>'
