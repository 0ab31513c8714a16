"""Evidence: the columns in which the standards catalogue names it, and what a rule still waits for.

`awaits` keeps the catalogue honest: a rule stands there whole before anything can decide it, and says what is missing.
"""

from collections.abc import Mapping
from types import MappingProxyType

from harness.model.saying import Saying

EVIDENCE: Mapping[str, Saying] = MappingProxyType(
    {
        "UI": Saying("screens and controls", "界面"),
        "TR": Saying("traffic, decrypted", "解密流量"),
        "HK": Saying("API hooks", "接口钩子"),
        "LOG": Saying("the system's logs and records", "系统日志与记录"),
        "NET": Saying("packets, DNS, TLS handshakes", "抓包、域名解析与握手"),
        "PKG": Saying("the package", "安装包"),
        "DOC": Saying("documents of the unit", "单位材料"),
        "HUM": Saying("a person's judgement", "人工判断"),
    }
)
OF_PEOPLE = frozenset({"DOC", "HUM"})

AWAITED: Mapping[str, Saying] = MappingProxyType(
    {
        "detector": Saying("no detector reads this from a recording yet", "尚无检测器从记录中识别该项"),
        "package": Saying("the app's package (manifest, signer, files)", "应用安装包（清单、签名、文件）"),
        "system_hooks": Saying("hooks of a real phone's own interfaces", "真机系统接口钩子"),
        "real_device": Saying("a real phone", "真机"),
        "device_files": Saying("the files that the app leaves on the phone", "应用在手机上留存的文件"),
        "older_version": Saying("an older version to upgrade from", "可供升级对比的旧版本"),
        "filing_baseline": Saying("the filed version and its list of functions", "备案版本及其功能清单"),
        "registry": Saying("the authority's list of filed apps", "主管部门公布的备案清单"),
        "many_days": Saying("observation over many days", "多日连续观测"),
        "next_period": Saying("the same form in its next period", "同一表单下一周期的填报"),
        "other_clients": Saying("the app's other clients", "该应用的其他客户端"),
        "sibling_apps": Saying("other apps of the same region or unit", "同地区或同单位的其他应用"),
        "earlier_round": Saying("an earlier round with its findings", "上一轮检测及其结论"),
        "shutdown": Saying("a declared shut-down", "已公告的关停下线"),
        "store_page": Saying("the store's or the download page", "分发平台或下载页面"),
        "handshakes": Saying("TLS handshakes on the wire", "线路上的TLS握手"),
        "false_certificates": Saying("a session met with false certificates", "以伪造证书拦截的会话"),
        "active_probe": Saying("active probing that the unit has agreed to", "经单位同意的主动探测"),
        "own_scenario": Saying("a scenario of its own that is not written yet", "尚未编写的专门场景"),
        "visitor_walk": Saying("a walk through all menus without signing in", "未登录状态下的全菜单遍历"),
        "elderly_mode": Saying("the version for the elderly", "长辈版（适老版）"),
        "mini_program_runtime": Saying("the mini-program platform's runtime", "小程序平台运行环境"),
        "address_locations": Saying("a table of where addresses lie", "IP地址归属地数据"),
    }
)
