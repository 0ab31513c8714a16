"""pm and cmd package: what is installed, installing, permissions."""

from harness.simulated.android import packages_install
from harness.simulated.android.permissions import GROUPS
from harness.simulated.android.shell.call import Call, CommandTable, Run

FEATURES = (
    *("android.hardware.bluetooth", "android.hardware.camera", "android.hardware.location.gps"),
    *("android.hardware.touchscreen", "android.hardware.wifi", "android.software.webview"),
)


async def pm(call: Call) -> int:
    verb, rest = (call.argv[0], call.argv[1:]) if call.argv else ("", [])
    run = PM.get(verb)
    if run is None:
        call.device.unknown(f"pm {' '.join(call.argv)}")
        return await call.complain(f"Unknown command: {verb}\n", 255)
    call.argv = rest
    return await run(call)


async def list_(call: Call) -> int:
    what = call.argv[0] if call.argv else ""
    options, words = call.options("--user -i")
    names = words[1:]
    packages = [one for one in call.device.core.packages if not names or names[0] in one.name]
    if what == "packages":
        packages = [one for one in packages if not ("-3" in options and one.manifest.system)]
        packages = [one for one in packages if not ("-s" in options and not one.manifest.system)]
        return await call.say("".join(_line(call, one.name, options) for one in packages))
    if what == "instrumentation":
        rows = ((one, part) for one in packages for part in one.manifest.of_kind("instrumentation"))
        return await call.say("".join(f"instrumentation:{one.name}/{p.name} (target={p.target})\n" for one, p in rows))
    if what == "features":
        return await call.say("".join(f"feature:{name}\n" for name in FEATURES))
    if what == "users":
        return await call.say("Users:\n\tUserInfo{0:Owner:c13} running\n")
    if what == "permissions":
        return await call.say("All Permissions:\n\n" + "".join(f"permission:{name}\n" for name in sorted(GROUPS)))
    return await call.complain(f"Error: unknown list type '{what}'\n", 255)


def _line(call: Call, name: str, options: dict[str, str]) -> str:
    package = call.device.core.packages.get(name)
    if package is None:
        return ""
    text = f"package:{packages_install.apk_path(name)}={name}" if "-f" in options else f"package:{name}"
    if "--show-versioncode" in options:
        text += f" versionCode:{package.manifest.version_code}"
    if "-U" in options:
        text += f" uid:{package.uid}"
    if "-i" in options:
        text += f"  installer={package.installer or 'null'}"
    return text + "\n"


async def path(call: Call) -> int:
    name = call.options("--user")[1][-1] if call.argv else ""
    if name not in call.device.core.packages:
        return 1
    return await call.say(f"package:{packages_install.apk_path(name)}\n")


async def grant(call: Call) -> int:
    """pm grant and pm revoke."""
    words = call.options("--user")[1]
    package = call.device.core.packages.get(words[0]) if words else None
    if package is None or len(words) < 2:
        return await call.complain(_thrown(call, f"Unknown package: {words[0] if words else ''}"), 255)
    permission = words[1]
    state = package.grants.get(permission)
    if state is None:
        why = "has not requested permission" if permission not in package.manifest.requests else "is not changeable"
        if permission in package.manifest.requests:
            return await call.complain(
                _thrown(call, f"Permission {permission} is not a changeable permission type"), 255
            )
        return await call.complain(_thrown(call, f"Package {package.name} {why} {permission}"), 255)
    state.granted = call.name == "grant"
    # A command is no person: it leaves no USER_SET, and a refusal for ever can be lifted.
    state.flags -= {"USER_FIXED", "USER_SET", "ONE_TIME"}
    return 0


def _thrown(call: Call, message: str) -> str:
    exception = "java.lang.SecurityException" if "requested" in message else "java.lang.IllegalArgumentException"
    head = "\nException occurred while executing" + (f" '{call.name}'" if call.device.api >= 30 else "")
    return f"{head}:\n{exception}: {message}\n"


async def permission_flags(call: Call) -> int:
    """pm set-permission-flags and clear-permission-flags: PACKAGE PERMISSION FLAGS, since Android 12."""
    words = call.options("--user")[1]
    package = call.device.core.packages.get(words[0]) if words else None
    state = package.grants.get(words[1]) if package and len(words) > 2 else None
    if state is None:
        return await call.complain("Error: unknown package or permission\n", 255)
    flags = {word.upper().replace("-", "_") for word in words[2:]}
    state.flags = state.flags | flags if call.name == "set-permission-flags" else state.flags - flags
    return 0


async def reset_permissions(call: Call) -> int:
    for package in call.device.core.packages:
        for state in package.grants.values():
            state.granted = False
            state.flags.clear()
    return 0


async def clear(call: Call) -> int:
    name = call.options("--user")[1][-1]
    if name not in call.device.core.packages:
        return await call.say("Failed\n") or 1
    await call.device.manager.clear_data(name)
    return await call.say("Success\n")


async def install(call: Call) -> int:
    """From the input (-S BYTES) or from a file."""
    options, words = call.options("-S -i --user --install-location --abi --install-reason")
    if "-S" in options:
        data, wanted = b"", int(options["-S"])
        while len(data) < wanted and (part := await call.stdin.read()):
            data += part
    else:
        try:
            data = call.device.core.files.read(words[-1]) if words else b""
        except OSError:
            return await call.complain(f"Error: Unable to open file: {words[-1]}\n", 1)
    grant_all = "-g" in options
    said = await packages_install.install(call.device.manager, data, grant_all=grant_all, downgrade="-d" in options)
    await call.say(said)
    return 0 if said.startswith("Success") else 1


async def uninstall(call: Call) -> int:
    name = call.options("--user")[1][-1]
    said = await packages_install.uninstall(call.device.manager, name)
    await call.say(said)
    return 0 if said.startswith("Success") else 1


async def resolve_activity(call: Call) -> int:
    name = call.argv[-1] if call.argv else ""
    package = call.device.core.packages.get(name)
    activity = package.manifest.main_activity() if package else ""
    if not activity:
        return await call.say("No activity found\n")
    head = "priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true\n"
    return await call.say(f"{head}{name}/{activity}\n")


async def help_(call: Call) -> int:
    flags = "  set-permission-flags\n  clear-permission-flags\n" if call.device.api >= 31 else ""
    return await call.say(f"Package manager (package) commands:\n  help\n  list\n  install\n{flags}")


async def install_create(call: Call) -> int:
    """A session for the parts of a split package; only the base is looked into."""
    number = max(call.device.install_sessions, default=1000) + 1
    call.device.install_sessions[number] = []
    return await call.say(f"Success: created install session [{number}]\n")


async def install_write(call: Call) -> int:
    options, words = call.options("-S")
    session = call.device.install_sessions.get(int(words[0]) if words and words[0].isdigit() else 0)
    if session is None:
        return await call.complain("Failure [no such session]\n")
    data, wanted = b"", int(options.get("-S", "0"))
    while len(data) < wanted and (part := await call.stdin.read()):
        data += part
    session.append(data)
    return await call.say(f"Success: streamed {len(data)} bytes\n")


async def install_commit(call: Call) -> int:
    words = call.options()[1]
    parts = call.device.install_sessions.pop(int(words[0]) if words and words[0].isdigit() else 0, None)
    if not parts:
        return await call.complain("Failure [no such session]\n")
    said = await packages_install.install(call.device.manager, parts[0], grant_all=False, downgrade=False)
    await call.say(said)
    return 0 if said.startswith("Success") else 1


async def install_abandon(call: Call) -> int:
    words = call.options()[1]
    call.device.install_sessions.pop(int(words[0]) if words and words[0].isdigit() else 0, None)
    return await call.say("Success\n")


async def done(call: Call) -> int:
    """enable, disable and the like, which change nothing here."""
    del call
    return 0


PM: dict[str, Run] = {
    "clear": clear,
    "clear-permission-flags": permission_flags,
    "compile": done,
    "get-install-location": done,
    "grant": grant,
    "help": help_,
    "install": install,
    "install-abandon": install_abandon,
    "install-commit": install_commit,
    "install-create": install_create,
    "install-write": install_write,
    "list": list_,
    "path": path,
    "reset-permissions": reset_permissions,
    "resolve-activity": resolve_activity,
    "revoke": grant,
    "set-permission-flags": permission_flags,
    "trim-caches": done,
    "uninstall": uninstall,
}


def named(verb: str, run: Run) -> Run:
    async def call_it(call: Call) -> int:
        call.name = verb
        return await run(call)

    return call_it


PM.update({verb: named(verb, run) for verb, run in PM.items()})
PACKAGE_COMMANDS: CommandTable = {"pm": pm}
