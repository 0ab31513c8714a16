"""Mounts and mount namespaces, as far as a certificate is put over the system's store with them. Only root may."""

from harness.simulated.android.shell.call import ROOT_UID, Call, CommandTable


async def mount(call: Call) -> int:
    """`mount --bind FOLDER PLACE` and `mount -t tmpfs ... PLACE`; without words, what is mounted."""
    files = call.device.core.files
    if not call.argv:
        return await call.say(call.device.read_file("/proc/mounts", call.uid).decode())
    if call.uid != ROOT_UID:
        return await call.complain(f"mount: '{call.argv[-1]}': Permission denied\n")
    _, words = call.options("-t -o")
    if "--bind" in call.argv or "bind" in call.argv:
        source, place = words[-2], words[-1]
    else:
        place = words[-1]
        source = f"/dev/tmpfs{place}"
        files.make_folder(source)
    files.binds.pop(place, None)
    files.binds[place] = files.place(source)
    return 0


async def umount(call: Call) -> int:
    if call.uid != ROOT_UID:
        return await call.complain("umount: Permission denied\n")
    gone = call.device.core.files.binds.pop(call.argv[-1] if call.argv else "", None)
    return 0 if gone else await call.complain(f"umount: {call.argv[-1]}: Invalid argument\n")


async def nsenter(call: Call) -> int:
    """All processes here see one and the same set of mounts."""
    if call.uid != ROOT_UID:
        return await call.complain("nsenter: Permission denied\n")
    words = call.argv[call.argv.index("--") + 1 :] if "--" in call.argv else call.options("-t -m")[1]
    return await call.shell.call(words, call.stdin, call.stdout, call.stderr) if words else 0


async def cmp(call: Call) -> int:
    paths = [word for word in call.argv if word == "-" or not word.startswith("-")]
    texts = []
    for path in paths[:2]:
        try:
            texts.append(await call.all_input() if path == "-" else call.device.read_file(path, call.uid))
        except OSError:
            return 2
    return 0 if len(texts) == 2 and texts[0] == texts[1] else 1


async def ip(call: Call) -> int:
    """ip link, ip addr, ip route: the one network that there is."""
    up = call.device.manager.gateway.online
    lines = ["1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default"]
    if up:
        lines.append("2: wlan0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default")
        if "addr" in call.argv or "address" in call.argv:
            lines += ["    inet 10.0.2.15/24 brd 10.0.2.255 scope global wlan0", "    inet6 fe80::15/64 scope link"]
    if call.device.wireguard and call.device.wireguard.up:
        lines.append("27: tun0: <POINTOPOINT,NOARP,UP,LOWER_UP> mtu 1280 qdisc fq_codel state UNKNOWN group default")
    if "route" in call.argv:
        lines = ["default via 10.0.2.2 dev wlan0", "10.0.2.0/24 dev wlan0 proto kernel scope link"] if up else []
    return await call.say("".join(f"{line}\n" for line in lines))


MOUNT_TOOLS: CommandTable = {"cmp": cmp, "ip": ip, "mount": mount, "nsenter": nsenter, "umount": umount}
