"""Putting packages on the handset and taking them off."""

from harness.simulated.android import exit_reasons
from harness.simulated.android.activity_manager import ActivityManager
from harness.simulated.android.apk import BadPackage, read_apk
from harness.simulated.handset.files import NoSpace

NO_SPACE = "Failure [INSTALL_FAILED_INSUFFICIENT_STORAGE: Failed to override installation location]\n"


async def install(manager: ActivityManager, data: bytes, *, grant_all: bool, downgrade: bool) -> str:
    """What `pm install` says."""
    device = manager.device
    try:
        manifest = read_apk(data)
    except BadPackage as error:
        return f"Failure [INSTALL_PARSE_FAILED_NOT_APK: Failed to parse: {error}]\n"
    old = device.core.packages.get(manifest.package)
    if old and old.manifest.version_code > manifest.version_code and not downgrade:
        return "Failure [INSTALL_FAILED_VERSION_DOWNGRADE: Downgrade detected]\n"
    if manifest.min_sdk > device.api:
        return f"Failure [INSTALL_FAILED_OLDER_SDK: Requires newer sdk version #{manifest.min_sdk}]\n"
    path = apk_path(manifest.package)
    try:
        device.core.files.write(path, data, owner="system")
    except NoSpace:
        return NO_SPACE
    if old:
        await manager.stop(manifest.package, exit_reasons.PACKAGE_UPDATED, "installPackageLI")
    now = device.core.clock.now()
    device.core.packages.install(manifest, now, grant_all=grant_all, size_bytes=len(data))
    device.core.log("I", "PackageManager", f"Package {manifest.package} installed", buffer="system")
    return "Success\n"


async def uninstall(manager: ActivityManager, name: str) -> str:
    device = manager.device
    if name not in device.core.packages:
        return "Failure [DELETE_FAILED_INTERNAL_ERROR]\n"
    await manager.clear_data(name)
    device.core.packages.uninstall(name)
    device.core.ledger.forget(name)
    device.core.files.remove(apk_path(name).rpartition("/")[0])
    return "Success\n"


def apk_path(name: str) -> str:
    return f"/data/app/~~c2lt==/{name}-c2lt==/base.apk"
