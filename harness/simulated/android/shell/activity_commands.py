"""am and cmd activity: starting, stopping, broadcasting, instrumenting."""

from harness.simulated.android import exit_reasons
from harness.simulated.android.settings_app import settings_broadcast, settings_service
from harness.simulated.android.shell.call import Call, CommandTable, Run

WITH_VALUE = (
    "-n -a -c -d -t -f -p -e --es --ei --el --ef --ez --eu --user -W0 --display --activity-brought-to-front -D0 "
    "--receiver-permission --windowingMode"
)


async def am(call: Call) -> int:
    verb, rest = (call.argv[0], call.argv[1:]) if call.argv else ("", [])
    run = AM.get(verb)
    if run is None:
        call.device.unknown(f"am {' '.join(call.argv)}")
        return await call.complain(f"Unknown command: {verb}\n", 255)
    call.argv = rest
    return await run(call)


def extras(words: list[str]) -> dict[str, str]:
    """The texts and numbers that an intent carries."""
    found: dict[str, str] = {}
    for at, word in enumerate(words):
        if word in ("-e", "--es", "--ei", "--el", "--ef", "--ez", "--eu") and at + 2 < len(words):
            found[words[at + 1]] = words[at + 2]
    return found


def _named(words: list[str], option: str) -> str:
    return words[words.index(option) + 1] if option in words[:-1] else ""


async def start(call: Call) -> int:
    words = call.argv
    component = _named(words, "-n") or (_named(words, "-p") or (words[-1] if words else ""))
    name, _, activity = component.partition("/")
    package = call.device.core.packages.get(name)
    address = _named(words, "-d")
    if package is None and not address:
        intent = f"Starting: Intent {{ act={_named(words, '-a')} cmp={component} }}\n"
        missing = f"Error type 3\nError: Activity class {{{component}}} does not exist.\n"
        await call.say(intent)
        return await call.complain(missing)
    manager = call.device.manager
    if package and name in manager.guests and address:
        if await manager.open_link(name, address):
            return await call.say(f"Starting: Intent {{ dat={address} pkg={name} }}\nStatus: ok\nComplete\n")
        return await call.complain("Error: Activity not started, unable to resolve Intent\n")
    if "-S" in words:
        await manager.stop(name, exit_reasons.USER_REQUESTED, f"stop {name} due to from pid 1", exit_reasons.FORCE_STOP)
    activity = activity or (package.manifest.main_activity() if package else "")
    full = f"{name}/{activity}"
    action = _named(words, "-a")
    told = f"act={action} cat=[{_named(words, '-c')}] cmp={full}" if action else f"cmp={full}"
    await call.say(f"Starting: Intent {{ {told} }}\n")
    how = await manager.start(name, anew="--activity-clear-task" in words) if package else "COLD"
    brought = "Warning: Activity not started, intent has been delivered to currently running top-most instance.\n"
    if how == "HOT":
        await call.stderr.write(brought.encode())
    if "-W" in words:
        await call.say(_waited(call, full, how, manager.last_start_ms))
    return 0


def _waited(call: Call, component: str, how: str, took_ms: int) -> str:
    state = f"LaunchState: {how}\n" if call.device.api >= 29 else ""
    this = f"ThisTime: {took_ms}\n" if call.device.api <= 28 else ""
    return f"Status: ok\n{state}Activity: {component}\n{this}TotalTime: {took_ms}\nWaitTime: {took_ms + 17}\nComplete\n"


async def force_stop(call: Call) -> int:
    name = call.options("--user")[1][-1]
    instrumentation = call.device.instrumentation
    if name.startswith("io.appium.uiautomator2.server"):
        if instrumentation.alive:
            instrumentation.end()
        return 0
    manager = call.device.manager
    if call.device.wireguard and name == call.device.wireguard.PACKAGE:
        await call.device.wireguard.down()
    await manager.stop(name, exit_reasons.USER_REQUESTED, f"stop {name} due to from pid 1", exit_reasons.FORCE_STOP)
    return 0


async def broadcast(call: Call) -> int:
    words = call.argv
    if call.device.wireguard and _named(words, "-n").startswith(f"{call.device.wireguard.PACKAGE}/"):
        await call.device.wireguard.told(_named(words, "-a"), extras(words).get("tunnel", ""))
    said = settings_broadcast(call.device, _named(words, "-n"), _named(words, "-a"), extras(words))
    intent = f"act={_named(words, '-a')} flg=0x400000 cmp={_named(words, '-n')}"
    await call.say(f"Broadcasting: Intent {{ {intent} }}\nBroadcast completed: result={said}\n")
    return 0


async def start_service(call: Call) -> int:
    words = call.argv
    await call.say(f"Starting service: Intent {{ cmp={_named(words, '-n') or words[-1]} }}\n")
    await settings_service(call.device, _named(words, "-n") or words[-1], extras(words))
    return 0


async def instrument(call: Call) -> int:
    """Stays until the server ends, as on a handset."""
    target = call.argv[-1]
    package = call.device.core.packages.get(target.partition("/")[0])
    known = package and any(
        part.name == target.partition("/")[2] for part in package.manifest.of_kind("instrumentation")
    )
    if not known:
        unable = f"android.util.AndroidException: INSTRUMENTATION_FAILED: {target}\n"
        told = f"INSTRUMENTATION_STATUS: Error=Unable to find instrumentation info for: ComponentInfo{{{target}}}\n"
        await call.say(f"{told}INSTRUMENTATION_STATUS_CODE: -1\n")
        return await call.complain(unable)
    instrumentation = call.device.instrumentation
    instrumentation.start()
    name = "class=io.appium.uiautomator2.server.test.AppiumUiAutomator2Server"
    for line in (name, "current=1", "id=AndroidJUnitRunner", "numtests=1", "test=startServer"):
        await call.say(f"INSTRUMENTATION_STATUS: {line}\n")
    await call.say("INSTRUMENTATION_STATUS_CODE: 1\n")
    await instrumentation.over.wait()
    await call.say("INSTRUMENTATION_RESULT: shortMsg=Process crashed.\nINSTRUMENTATION_CODE: 0\n")
    return 0


async def get_config(call: Call) -> int:
    return await call.say(f"config: mcc460-mnc0-zh-rCN-ldltr-sw360dp-v{call.device.api}\nabi: arm64-v8a\n")


async def current_user(call: Call) -> int:
    return await call.say("0\n")


async def crash(call: Call) -> int:
    await call.device.manager.crash(call.options("--user")[1][-1])
    return 0


async def kill(call: Call) -> int:
    """Only what is behind, as the system would."""
    name = call.options("--user")[1][-1]
    if name != call.device.manager.screen.app_package:
        await call.device.manager.stop(name, exit_reasons.OTHER, "kill background")
    return 0


async def done(call: Call) -> int:
    del call
    return 0


AM: dict[str, Run] = {
    "broadcast": broadcast,
    "crash": crash,
    "force-stop": force_stop,
    "get-config": get_config,
    "get-current-user": current_user,
    "instrument": instrument,
    "kill": kill,
    "send-trim-memory": done,
    "start": start,
    "start-activity": start,
    "start-foreground-service": start_service,
    "start-service": start_service,
    "startservice": start_service,
    "stop-app": force_stop,
    "stopservice": done,
    "switch-user": done,
    "wait-for-broadcast-idle": done,
}
ACTIVITY_COMMANDS: CommandTable = {"am": am}
