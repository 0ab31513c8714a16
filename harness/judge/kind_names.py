"""What each kind, channel, phase and class of data is called in a sentence, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType

from harness.model.event import Phase
from harness.model.observation import Channel, Kind
from harness.model.saying import Saying

KIND_NAMES: Mapping[Kind, Saying] = MappingProxyType(
    {
        Kind.SPONSOR_SHOWN: Saying("the sponsor's name", "主办（使用）单位标示"),
        Kind.FILING_NUMBER_SHOWN: Saying("the filing number of government apps", "政务应用备案编号"),
        Kind.OTHER_NUMBER_SHOWN: Saying("a number of another registry", "其他备案或登记编号"),
        Kind.CONSENT_DIALOG: Saying("a consent dialog", "同意弹窗"),
        Kind.PRIVACY_POLICY: Saying("a privacy policy", "隐私政策"),
        Kind.CHECK_IN: Saying("a check-in function", "打卡签到功能"),
        Kind.RANKING: Saying("a ranking", "排名"),
        Kind.POINTS: Saying("personal points", "积分"),
        Kind.ONLINE_TIME: Saying("a count of time online", "在线时长统计"),
        Kind.USAGE_RATE: Saying("install or activity rates", "安装使用率"),
        Kind.LOGIN_DUTY: Saying("a duty to log in", "定期登录要求"),
        Kind.PROMOTION: Saying("promotion of sharing, inviting or downloading", "转发、邀请或下载推广"),
        Kind.METRIC_ASSESSMENT: Saying(
            "likes, shares, votes or study counted for a score", "点赞、转发、投票、学习计分"
        ),
        Kind.ASSESSMENT: Saying("an assessment or inspection module", "考核或督查模块"),
        Kind.FORM_DUTY: Saying("a form demanded from the grass roots", "面向基层的填报任务"),
        Kind.MEDIA_DUTY: Saying("photos or videos demanded as proof of work", "上传工作照片、视频的要求"),
        Kind.WATERMARK: Saying("a watermark of time, place or person", "时间、地点、人员水印"),
        Kind.TRAIL_FUNCTION: Saying("a trail function", "轨迹功能"),
        Kind.DUTY_TEXT: Saying("a text that makes it a duty", "义务性文字"),
        Kind.NEGATIVE_STATE: Saying("a negative state for not doing it", "未完成的负面状态"),
        Kind.SUPERVISOR_LIST: Saying("a superior's list of persons or units", "上级可见的人员或单位名单"),
        Kind.PAYMENT: Saying("a price with a buy control", "收费与购买入口"),
        Kind.ADVERTISEMENT: Saying("commercial advertising", "商业广告"),
        Kind.COMPLAINT_ENTRY: Saying("a complaint and suggestion entry", "投诉建议入口"),
        Kind.COMPLAINT_RECEIPT: Saying("a receipt of a complaint", "投诉受理回执"),
        Kind.COMPLAINT_TRACKING: Saying("the progress of a complaint", "投诉办理进度"),
        Kind.COMPLAINT_RATING: Saying("a rating of the handling", "回访评价"),
        Kind.BLANK_SCREEN: Saying("a blank screen", "白屏或黑屏"),
        Kind.SCRIPT_ERROR: Saying("a script error", "脚本错误"),
        Kind.PERSONAL_DATA_SENT: Saying("personal data sent", "发送个人信息"),
        Kind.LOCATION_SENT: Saying("a position sent", "发送位置"),
        Kind.TRAIL_SENT: Saying("a trail sent", "发送轨迹"),
        Kind.PHOTO_SENT: Saying("a photo sent", "上传照片"),
        Kind.OPAQUE: Saying("a payload that cannot be read", "无法解读的数据"),
        Kind.DECRYPTED: Saying("the share of traffic that could be decrypted", "可解密流量占比"),
        Kind.FINGERPRINT_SENT: Saying("a device fingerprint sent", "发送设备指纹"),
        Kind.THIRD_PARTY: Saying("a connection to a third party", "与第三方通信"),
        Kind.PLAINTEXT: Saying("traffic in clear text", "明文传输"),
        Kind.IPV4_LITERAL: Saying("a literal IPv4 address", "直接使用IPv4地址"),
        Kind.NETWORK_PROVED: Saying("a laboratory network that proved itself", "经自证的实验网络"),
        Kind.FAMILY_SHARE: Saying("the share of IPv6", "IPv6占比"),
        Kind.NAME_WITHOUT_IPV6: Saying("a name without an IPv6 address", "无IPv6地址的域名"),
        Kind.IPV6_BROKEN: Saying("an IPv6 address that does not answer", "IPv6地址不可用"),
        Kind.IPV6_PROBED: Saying("a host tried over both families", "双协议对照探测"),
        Kind.IPV6_DIFFERS: Saying("a host that differs over IPv6", "IPv6与IPv4内容或安全不一致"),
        Kind.IPV6_QUALITY: Saying("how fast a host is over IPv6", "IPv6服务质量"),
        Kind.IPV6_FALLBACK: Saying("the delay of falling back to IPv4", "回退IPv4的时延"),
        Kind.API_CALL: Saying("a sensitive API called", "调用敏感接口"),
        Kind.PACKAGE_SEEN: Saying("the package as installed", "已安装的应用包"),
        Kind.PERMISSION_USED: Saying("a permission used, booked by the phone", "系统记录的权限使用"),
        Kind.PERMISSION_HELD: Saying("a permission declared", "声明的权限"),
        Kind.PERMISSION_CHANGED: Saying("a permission that changed", "权限状态变化"),
        Kind.LOCATION_REGISTERED: Saying("a standing request for positions", "持续定位请求"),
        Kind.BACKGROUND_SERVICE: Saying("work in the background", "后台服务与任务"),
        Kind.SELF_STARTED: Saying("a start by itself", "自启动"),
        Kind.OTHER_APP_STARTED: Saying("another app started", "启动其他应用"),
        Kind.PROCESS_ENDED: Saying("the end of a process", "进程结束"),
        Kind.DATA_LOGGED: Saying("personal data in the phone's log", "系统日志中的个人信息"),
        Kind.WITNESSED: Saying("calls, bookings and traffic compared", "调用、系统记录与流量的对照"),
        Kind.PROXY_BYPASSED: Saying("a connection around the proxy", "绕过代理的连接"),
        Kind.MANDATORY: Saying("compulsion shown by refusing", "经拒绝试探证实的强制"),
        Kind.NOT_MANDATORY: Saying("refusing had no effect", "拒绝后不受影响"),
        Kind.REFUSAL_BLOCKS: Saying("refusing blocks a basic function", "拒绝后基本功能受阻"),
        Kind.REFUSAL_WORKS: Saying("basic functions work after refusing", "拒绝后基本功能可用"),
        Kind.TASK_DONE: Saying("core tasks done", "核心任务完成"),
        Kind.TASK_FAILED: Saying("a core task failed", "核心任务失败"),
        Kind.LAUNCHED: Saying("the app reached its first screen", "应用进入首屏"),
        Kind.FAILURE_RATE: Saying("the rate of failures", "失败率"),
        Kind.START_TIME: Saying("start times", "启动耗时"),
        Kind.FRAMES_MEASURED: Saying("frames", "帧耗时"),
        Kind.LONG_RUN: Saying("a long run", "长时间运行"),
        Kind.MEMORY_GROWTH: Saying("the growth of memory", "内存增长"),
        Kind.RECOVERED: Saying("recovery from disturbances", "干扰后的恢复"),
        Kind.COMPATIBILITY: Saying("a compatibility item", "兼容性项目"),
    }
)

CHANNEL_NAMES: Mapping[Channel, Saying] = MappingProxyType(
    {
        Channel.UI: Saying("screen", "界面"),
        Channel.TRAFFIC: Saying("traffic", "流量"),
        Channel.HOOK: Saying("API hook", "接口钩子"),
        Channel.LOG: Saying("log", "日志"),
        Channel.LEDGER: Saying("the phone's permission ledger", "系统权限记录"),
        Channel.NETWORK: Saying("network", "网络"),
        Channel.SCENARIO: Saying("scenario", "场景操作"),
    }
)

PHASE_NAMES: Mapping[Phase, Saying] = MappingProxyType(
    {
        Phase.SETUP: Saying("during set-up", "准备阶段"),
        Phase.BEFORE_CONSENT: Saying("before consent", "同意之前"),
        Phase.REFUSED: Saying("after refusal", "拒绝之后"),
        Phase.AFTER_CONSENT: Saying("after consent", "同意之后"),
        Phase.BACKGROUND: Saying("in the background", "后台"),
        Phase.TEARDOWN: Saying("during clean-up", "清理阶段"),
    }
)

# Subjects that are names of classes and may therefore be printed; any other subject (a host, a form, a number) is not.
SUBJECT_NAMES: Mapping[str, Saying] = MappingProxyType(
    {
        "phone": Saying("phone number", "手机号"),
        "id_card": Saying("ID number", "身份证号"),
        "name": Saying("name", "姓名"),
        "clipboard": Saying("clipboard", "剪贴板"),
        "contacts": Saying("contacts", "通讯录"),
        "password": Saying("password", "口令"),
        "location": Saying("location", "位置"),
        "camera": Saying("camera", "相机"),
        "microphone": Saying("microphone", "麦克风"),
        "fingerprint": Saying("device fingerprint", "设备指纹"),
        "check_in": Saying("check-in", "打卡签到"),
        "ranking": Saying("ranking", "排名"),
        "persons": Saying("persons", "个人"),
        "units": Saying("units", "单位"),
        "online_time": Saying("time online", "在线时长"),
        "heartbeat": Saying("heartbeat", "心跳上报"),
        "returned": Saying("returned by the server", "服务端返回"),
        "shown": Saying("shown", "界面展示"),
        "share": Saying("sharing", "转发"),
        "invite": Saying("inviting", "邀请"),
        "download": Saying("downloading", "下载"),
        "photo": Saying("photo", "照片"),
        "video": Saying("video", "视频"),
        "trail": Saying("trail", "轨迹"),
        "login": Saying("login", "登录"),
        "learning": Saying("learning", "学习"),
        "consent": Saying("consent", "同意"),
        "crash": Saying("crashes", "崩溃"),
        "anr": Saying("freezes", "无响应"),
        "cold": Saying("cold", "冷启动"),
        "warm": Saying("warm", "温启动"),
        "hot": Saying("hot", "热启动"),
        "full_display": Saying("full display", "完整显示"),
    }
)
