"""Looks what a handset can do, without changing anything on it. `harness devices accept` tries it for real."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from harness.devices.android import frida_server, mock_location, wireguard
from harness.devices.android.ability import Ability, AbilityName
from harness.devices.android.adb import Handset
from harness.devices.android.evidence.reading import refused
from harness.devices.android.facts import HandsetFacts
from harness.devices.android.install import installed
from harness.devices.android.permissions import FLAGS_FROM_API
from harness.model.faults import DeviceSilent, HarnessError, MissingComponent
from harness.model.saying import Saying

DRIVE_FROM_API = 26  # appium-uiautomator2-driver
ONE_TIME_FROM_API = 30
DISCRETE_FROM_API = 31
EXIT_INFO_FROM_API = 30


@dataclass(frozen=True, slots=True)
class Bench:
    """What stands beside the handset: our Frida's version, the folder of its servers, the folder of Appium."""

    frida_version: str
    frida_folder: Path
    appium_home: Path | None = None


def probe_abilities(handset: Handset, facts: HandsetFacts, bench: Bench) -> tuple[Ability, ...]:
    """Every ability, in the order of AbilityName. Raises DeviceLost; one that is only silent is not told."""
    looks = _Looks(handset, facts, bench).by_name()
    return tuple(_tried(name, looks[name]) for name in AbilityName)


def _tried(name: AbilityName, look: Callable[[], Ability]) -> Ability:
    try:
        return look()
    except DeviceSilent:
        return Ability(name, None, Saying("it did not answer in time", "未按时应答"))


@dataclass(frozen=True, slots=True)
class _Looks:
    handset: Handset
    facts: HandsetFacts
    bench: Bench

    def by_name(self) -> dict[AbilityName, Callable[[], Ability]]:
        name = AbilityName
        return {
            name.DRIVE: partial(self._from_api, name.DRIVE, DRIVE_FROM_API),
            name.PERMISSIONS: self._permissions,
            name.ONE_TIME_GRANT: partial(self._from_api, name.ONE_TIME_GRANT, ONE_TIME_FROM_API),
            name.LEDGER: self._ledger,
            name.DISCRETE_LEDGER: partial(self._from_api, name.DISCRETE_LEDGER, DISCRETE_FROM_API),
            name.EXIT_INFO: partial(self._from_api, name.EXIT_INFO, EXIT_INFO_FROM_API),
            name.PROXY: self._proxy,
            name.SYSTEM_CA: self._system_ca,
            name.WIREGUARD: self._wireguard,
            name.JAVA_HOOKS: self._java_hooks,
            name.MOCK_LOCATION: partial(self._with_settings_app, name.MOCK_LOCATION),
            name.GALLERY: partial(self._provider, name.GALLERY, "content://media/external/images/media"),
            name.CONTACTS: partial(self._provider, name.CONTACTS, "content://com.android.contacts/raw_contacts"),
            name.CLIPBOARD: partial(self._with_settings_app, name.CLIPBOARD),
        }

    def _from_api(self, name: AbilityName, least: int) -> Ability:
        if self.facts.api_level >= least:
            return Ability(name, True)
        said = f"API {self.facts.api_level} < {least}"
        return Ability(name, False, Saying(f"its Android is too old ({said})", f"系统版本过低（{said}）"))

    def _permissions(self) -> Ability:
        if self.facts.api_level >= FLAGS_FROM_API and "set-permission-flags" in self.handset.run("pm help").words:
            return Ability(AbilityName.PERMISSIONS, True)
        why = Saying("a denial can only be tapped, not set", "只能点按拒绝，无法由命令设置")
        return Ability(AbilityName.PERMISSIONS, None, why)

    def _ledger(self) -> Ability:
        if not refused(self.handset.run("cmd appops get com.android.shell").words):
            return Ability(AbilityName.LEDGER, True)
        why = Saying("it does not show its permission ledger", "系统不提供权限使用记录")
        return Ability(AbilityName.LEDGER, False, why)

    def _proxy(self) -> Ability:
        self.handset.reverses()
        if not refused(self.handset.run("settings get global http_proxy").words):
            return Ability(AbilityName.PROXY, True)
        return Ability(AbilityName.PROXY, False, Saying("its settings cannot be read", "无法读取系统设置"))

    def _system_ca(self) -> Ability:
        root = self.facts.root
        if root and "nsenter" in root.run(self.handset, "which nsenter || toybox which nsenter").out:
            return Ability(AbilityName.SYSTEM_CA, True)
        en, zh = ("no nsenter", "缺少 nsenter") if root else (f"no root: {root.why_not}", "无 root 权限")
        why = Saying(f"{en}; TLS is read only of apps that trust a user's CAs", f"{zh}；仅能解密信任用户证书的应用")
        return Ability(AbilityName.SYSTEM_CA, False, why)

    def _wireguard(self) -> Ability:
        if installed(self.handset, wireguard.APP) is None:
            why = Saying(f"{wireguard.APP} is not installed", f"未安装 {wireguard.APP}")
            return Ability(AbilityName.WIREGUARD, False, why)
        by_itself = bool(self.facts.root)
        return Ability(AbilityName.WIREGUARD, by_itself or None, None if by_itself else wireguard.BY_HAND)

    def _java_hooks(self) -> Ability:
        root = self.facts.root
        if not root:
            why = Saying(f"no root: {root.why_not}", f"无 root 权限（{root.why_not}）")
            return Ability(AbilityName.JAVA_HOOKS, False, why)
        try:
            frida_server.find_server(self.bench.frida_folder, self.bench.frida_version, self.facts.abis)
        except MissingComponent as fault:
            return Ability(AbilityName.JAVA_HOOKS, False, _line(fault))
        return Ability(AbilityName.JAVA_HOOKS, True)

    def _with_settings_app(self, name: AbilityName) -> Ability:
        """What Appium's settings app does: it is on the handset, or can be installed."""
        if installed(self.handset, mock_location.SETTINGS_APP) is None:
            try:
                mock_location.settings_apk(self.bench.appium_home)
            except MissingComponent as fault:
                return Ability(name, False, _line(fault))
        return Ability(name, True)

    def _provider(self, name: AbilityName, uri: str) -> Ability:
        words = self.handset.run(f"content query --uri {uri} --projection _id --where '_id=-1'").words
        if re.search(r"No result found|^Row: ", words):
            return Ability(name, True)
        said = words.strip().splitlines()[0][:120] if words.strip() else "-"
        return Ability(name, False, Saying(f"the shell may not use it ({said})", f"命令行无权使用（{said}）"))


def _line(fault: HarnessError) -> Saying:
    return Saying(fault.line("en"), fault.line("zh"))
