"""`harness network`: a laboratory network for real phones: the files of its gateway, and its proof from a phone."""

from collections.abc import Callable, Sequence
from pathlib import Path

from harness.devices.android.adb import Handset
from harness.inspection.attached.adb_here import own_adb_server
from harness.model.faults import EXIT_FAILED, EXIT_OK, BadInput
from harness.model.saying import Language, Saying
from harness.networks.gateway_files import Gateway, gateway_files
from harness.networks.phone_checks import Check, answer_of, checks_for, failed_checks
from harness.networks.spec import NetworkSpec, find_network

PING_TIMEOUT_S = 20.0
PROVED = Saying("the phone stands on this network", "手机确在该网络上")
NOT_PROVED = Saying("the phone does NOT stand on this network", "手机不在该网络上")
INSTALL = Saying(
    "copy the folder to a gateway that serves nothing else and run apply.sh there, as root",
    "将该文件夹复制到专用网关机，以 root 运行其中的 apply.sh",
)


def laboratory_network(name: str) -> NetworkSpec:
    """Raises BadInput for the machine's own network, and for one that is not there."""
    spec = find_network(name)
    if spec is None:
        mend = Saying("name a laboratory network, e.g. ipv6-only", "请指定实验网络，例如 ipv6-only")
        raise BadInput(Saying("this is the machine's own network", "这是本机自身的网络"), name, mend)
    return spec


def write_gateway(network: str, gateway: Gateway, out: Path, language: Language) -> list[str]:
    """Write the gateway's files into a new folder; what is to be done with them. Raises BadInput."""
    files = gateway_files(laboratory_network(network), gateway)
    try:
        out.mkdir(parents=True)
    except OSError as fault:
        mend = Saying("name a folder that is not there yet", "请指定尚不存在的文件夹")
        raise BadInput(Saying("cannot be made", "无法创建"), str(out), mend) from fault
    for name, text in files.items():
        place = out / name
        place.touch(mode=0o700 if name.endswith(".sh") else 0o600)
        place.write_text(text, encoding="utf-8")
    return [*(str(out / name) for name in files), INSTALL.say(language)]


def prove_from_phone(
    network: str, serial: str, names: Sequence[str], language: Language, say: Callable[[str], None]
) -> int:
    """Ask an attached phone what its network is; 1 where it is not what it is called, or the phone cannot tell."""
    checks = checks_for(laboratory_network(network), *three(names))
    with own_adb_server() as server:
        answers = asked_of(server.ready(serial), checks)
    for check in checks:
        say(_line(check, answers.get(check.key), language))
    faults = failed_checks(checks, answers)
    say((NOT_PROVED if faults else PROVED).say(language))
    return EXIT_FAILED if faults else EXIT_OK


def asked_of(handset: Handset, checks: Sequence[Check]) -> dict[str, bool]:
    """By key what the phone showed; what it could not tell is left out."""
    answers: dict[str, bool] = {}
    for check in checks:
        said = handset.run(check.how, timeout_s=PING_TIMEOUT_S)
        answer = answer_of(check.key, said.words, said.code)
        if answer is not None:
            answers[check.key] = answer
    return answers


def three(names: Sequence[str]) -> tuple[str, str, str]:
    """A name with an A record alone, one with AAAA, an IPv4 address. Raises BadInput for what a shell could misread."""
    if len(names) != 3 or any(not name or set(name) - _HARMLESS or name.startswith("-") for name in names):
        mend = Saying(
            "give three, with commas: a name that has an A record alone, one that has AAAA, an IPv4 address",
            "给出三项，用逗号分隔：仅有 A 记录的域名、有 AAAA 记录的域名、一个 IPv4 地址",
        )
        raise BadInput(Saying("not three names", "不是三个名称"), "--names", mend)
    return names[0], names[1], names[2]


_HARMLESS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:")


def _line(check: Check, answer: bool | None, language: Language) -> str:
    mark = "·" if answer is None else "✓" if answer is check.expected else "✗"
    return f"{mark} {check.what.say(language)}"
