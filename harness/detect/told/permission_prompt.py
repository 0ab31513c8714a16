"""Permission prompts of Android, iOS, HarmonyOS and browsers: a question for a resource with its two answers.

A settings page that lists permissions asks nothing; a privacy dialog that mentions them is a consent dialog.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import signless
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("permission_prompt")

_RESOURCE = (
    r"(位置|定位|相机|摄像头|拍摄|拍照|照片|相册|图库|媒体|文件|存储|麦克风|录音|录制|通讯录|联系人|电话|通话|短信|日历|通知|"
    r"蓝牙|附近的?设备|本地网络|视频|图片|健身|健康|活动记录|身体活动|运动|步数|跟踪|剪贴板|剪切板|粘贴|设备信息|手机状态|"
    r"识别码|应用列表|面容|指纹|NFC|传感器|悬浮窗|锁屏|自启动|后台运行|未知来源|语音识别|提醒事项|日程|WLAN|"
    r"location|camera|microphone|contacts|photos|media|files|notifications|phone|calendar|bluetooth|track)"
)
_QUESTION = re.compile(
    rf"(允许(?!.{{0,3}}(转发|下载|评论|分享|删除|打印|导出|公开|领取|上传))|想要?|请求|申请|希望|需要|正在(尝试|申请|请求|读取|获取|使用)|是否(同意|授权|开启)|授权|wants?to|wouldliketo|allow).{{0,40}}{_RESOURCE}|^获取(你|您)的.{{0,6}}({_RESOURCE}|手机号|昵称|头像|运动)|{_RESOURCE}.{{0,6}}权限"
    # The question broken off before it names what is asked for.
    r"|(请求|申请|想要?|需要|希望)(获取|使用|访问|开启|调用|获得).{0,6}(以下|如下|下列|系统|设备|相关)?权限"
    r"|^[\w-]+(\.[\w-]+)*\.(cn|com|net|org)(想要?|请求|申请|希望)$"
    r"|允许[“\"].{1,20}[”\"](访问|获取|使用|读取|拍摄|录制|拨打|发送|查找|修改)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[“\"].+[”\"].*(想|允许|请求|申请|访问|获取)|[?？]$")  # whatever it looks like
QUESTION_CHARACTERS = 70


def detect_permission_prompt(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """PERMISSION_PROMPT, one per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    if _SAID.privacy.search(view.text):
        return
    controls = [
        piece
        for piece in view.pieces
        if (piece.is_control and len(piece.text) <= 24 and not _ASKS.search(piece.text))
        or _SAID.bare.fullmatch(signless(piece.text))
    ]
    refuse = [piece for piece in controls if _SAID.refuse.search(piece.text)]
    allow = [piece for piece in controls if _SAID.allow.search(piece.text) and piece not in refuse]
    if not allow or not refuse:
        return
    for piece in view.wrapped(3):
        asks = _QUESTION.search(piece.text) and piece not in controls and len(piece.text) <= QUESTION_CHARACTERS
        spoken = piece.node.in_dialog or re.search(r"[?吗“”\"]|\.(cn|com|net).{0,4}想", piece.text)
        if asks and spoken and not view.reads(piece):
            pieces = [piece, *allow, *refuse]
            sure = 0.9 if piece.node.in_dialog else 0.7
            data = {"refuse_offered": True}
            yield sighting(Kind.PERMISSION_PROMPT, view, pieces, masker, confidence=sure, data=data)
            return
