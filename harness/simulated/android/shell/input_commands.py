"""What a finger, a key or an eye does from the shell: input, screencap, uiautomator, svc, ime."""

from harness.simulated.android.keys import NAMES, press_code
from harness.simulated.android.shell.call import Call, CommandTable
from harness.simulated.android.shell.file_tools import reason
from harness.simulated.android.uia2.fingers import Fingers
from harness.simulated.android.uia2.found_elements import FoundElements
from harness.simulated.android.uia2.tree_xml import source_text


async def input_(call: Call) -> int:
    words = [word for word in call.argv if word not in ("touchscreen", "keyboard", "-d", "0")] if call.argv else []
    if not call.argv:
        return await call.complain("Usage: input [<source>] [-d DISPLAY_ID] <command> [<arg>...]\n", 255)
    words = call.argv[1:] if call.argv[0] in ("touchscreen", "keyboard") else call.argv
    verb, rest = words[0], words[1:]
    manager, fingers = call.device.manager, Fingers(call.device.manager)
    numbers = [float(word) for word in rest if word.replace(".", "", 1).lstrip("-").isdigit()]
    if verb == "tap" and len(numbers) >= 2:
        await fingers.tap((numbers[0], numbers[1]))
    elif verb in ("swipe", "draganddrop") and len(numbers) >= 4:
        took_ms = int(numbers[4]) if len(numbers) > 4 else 300
        start, end = (numbers[0], numbers[1]), (numbers[2], numbers[3])
        await (fingers.tap(start, took_ms) if start == end else fingers.drag([start, end], took_ms))
    elif verb == "text" and rest:
        await (await manager.screen.front()).insert(rest[0].replace("%s", " "))
    elif verb == "keyevent":
        for word in rest:
            code = (
                int(word) if word.isdigit() else NAMES.get(word if word.startswith("KEYCODE_") else f"KEYCODE_{word}")
            )
            if code is not None:
                await press_code(manager, code)
    else:
        return await call.complain(f"Error: Unknown command: {verb}\n", 255)
    return 0


async def screencap(call: Call) -> int:
    """PNG to the output, or into a file."""
    picture = await (await call.device.manager.screen.front()).picture()
    paths = call.options("-d")[1]
    if not paths:
        await call.stdout.write(picture)
        return 0
    try:
        call.device.core.files.write(paths[0], picture)
    except OSError as error:
        return await call.complain(f"Error opening file: {paths[0]} ({reason(error)})\n")
    return 0


async def uiautomator(call: Call) -> int:
    if call.argv[:1] != ["dump"]:
        return await call.complain("Usage: uiautomator <subcommand> [options]\n")
    text = source_text((await FoundElements(call.device.manager).snapshot()).root)
    place = call.options()[1][1:] or ["/sdcard/window_dump.xml"]
    if place[0] == "/dev/tty":
        return await call.say(text + "UI hierchary dumped to: /dev/tty\n")
    call.device.core.files.write(place[0], text.encode())
    return await call.say(f"UI hierchary dumped to: {place[0]}\n")


async def svc(call: Call) -> int:
    words = call.argv
    if words[:2] in (["wifi", "enable"], ["wifi", "disable"], ["data", "enable"], ["data", "disable"]):
        key = "wifi_on" if words[0] == "wifi" else "mobile_data"
        call.device.put_setting("global", key, "1" if words[1] == "enable" else "0")
    elif words[:1] == ["power"]:
        call.device.awake = True
    return 0


async def ime(call: Call) -> int:
    keyboard = call.device.settings.get(("secure", "default_input_method"), "")
    if call.argv[:1] == ["list"]:
        return await call.say(f"{keyboard}\n" if "-s" in call.argv else f"{keyboard}:\n")
    if call.argv[:1] in (["set"], ["enable"]) and len(call.argv) > 1:
        if call.argv[0] == "set":
            call.device.put_setting("secure", "default_input_method", call.argv[1])
        return await call.say(f"Input method {call.argv[1]} selected for user #0\n")
    return 0


async def monkey(call: Call) -> int:
    """Only the way it is misused for: starting an app by its package (-p NAME ... 1)."""
    options, _ = call.options("-p -c -s --throttle --pct-syskeys")
    if await call.device.manager.start(options.get("-p", "")):
        return await call.say("Events injected: 1\n")
    return await call.complain("** No activities found to run, monkey aborted.\n", 252)


INPUT_COMMANDS: CommandTable = {
    "ime": ime,
    "input": input_,
    "monkey": monkey,
    "screencap": screencap,
    "svc": svc,
    "uiautomator": uiautomator,
}
