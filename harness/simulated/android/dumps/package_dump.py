"""dumpsys package NAME: versions, times, permissions with their flags."""

from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.packages_install import apk_path
from harness.simulated.handset.package import Grant, Package

ALWAYS_FLAGS = ("USER_SENSITIVE_WHEN_GRANTED", "USER_SENSITIVE_WHEN_DENIED")


def package(device: AndroidDevice, name: str) -> str:
    found = device.core.packages.get(name)
    if found is None:
        return f"Unable to find package: {name}\n"
    return _activities(found) + _facts(device, found) + _permissions(device, found)


def _activities(found: Package) -> str:
    activity = found.manifest.main_activity()
    if not activity:
        return ""
    return (
        "Activity Resolver Table:\n  Non-Data Actions:\n      android.intent.action.MAIN:\n"
        f"        1a2b3c4 {found.name}/{activity} filter 5d6e7f8\n"
        '          Action: "android.intent.action.MAIN"\n          Category: "android.intent.category.LAUNCHER"\n\n'
    )


def _facts(device: AndroidDevice, found: Package) -> str:
    manifest, clock = found.manifest, device.core.clock
    flags = " ".join((*(["DEBUGGABLE"] if manifest.debuggable else []), "HAS_CODE", "ALLOW_BACKUP"))
    uid = "appId" if device.api >= 33 else "userId"
    return (
        f"Packages:\n  Package [{found.name}] (a1b2c3d):\n    {uid}={found.uid}\n"
        f"    pkg=Package{{9f8e7d6 {found.name}}}\n    codePath={apk_path(found.name).rpartition('/')[0]}\n"
        f"    primaryCpuAbi=arm64-v8a\n"
        f"    versionCode={manifest.version_code} minSdk={manifest.min_sdk} targetSdk={manifest.target_sdk}\n"
        f"    versionName={manifest.version_name}\n    flags=[ {flags} ]\n"
        f"    firstInstallTime={clock.local(found.installed_at):%Y-%m-%d %H:%M:%S}\n"
        f"    lastUpdateTime={clock.local(found.updated_at):%Y-%m-%d %H:%M:%S}\n"
        f"    installerPackageName={found.installer or 'null'}\n"
        "    signatures=PackageSignatures{5d6e7f8 version:2, signatures:[1a2b3c4d], past signatures:[]}\n"
    )


def _permissions(device: AndroidDevice, found: Package) -> str:
    requested = found.manifest.requests
    at_install = [name for name in requested if name not in found.grants]
    told = f"    requested permissions:\n{''.join(f'      {name}\n' for name in requested)}"
    told += f"    install permissions:\n{''.join(f'      {name}: granted=true\n' for name in at_install)}"
    stopped = "true" if found.stopped else "false"
    told += (
        "    User 0: ceDataInode=1001 installed=true hidden=false suspended=false distractionFlags=0 "
        f"stopped={stopped} notLaunched={stopped} enabled=0 instant=false virtual=false\n      runtime permissions:\n"
    )
    rows = (
        f"        {name}: granted={_word(grant)}, {_flags(device, grant)}\n" for name, grant in found.grants.items()
    )
    return told + "".join(rows) + "\n"


def _word(grant: Grant) -> str:
    return "true" if grant.granted else "false"


def _flags(device: AndroidDevice, grant: Grant) -> str:
    flags = sorted(grant.flags)
    if device.api < 29:
        return f"flags=[ {' '.join(flags)} ]"
    return f"flags=[ {'|'.join((*flags, *ALWAYS_FLAGS))}]"
