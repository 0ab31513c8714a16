"""nc: a connection to a port of the handset's loopback, or past it, fed from the input."""

import asyncio
import contextlib

from harness.simulated.android.shell.call import Call, CommandTable
from harness.simulated.handset.bytestream import ByteStream

DEFAULT_WAIT_S = 10.0
HERE = ("127.0.0.1", "localhost")


async def netcat(call: Call) -> int:
    """`nc [-w SECONDS] HOST PORT`: what comes back is said until it ends or nothing comes for that long."""
    options, words = call.options("-w -q -W")
    if len(words) != 2 or not words[1].isdigit():
        return await call.complain("nc: needs HOST PORT\n")
    wait_s = float(options.get("-w") or DEFAULT_WAIT_S)
    try:
        stream = await asyncio.wait_for(_connected(call, words[0], int(words[1])), wait_s)
    except (OSError, TimeoutError) as fault:
        return await call.complain(f"nc: connect: {fault}\n")
    try:
        with contextlib.suppress(OSError, TimeoutError):
            await stream.write(await call.all_input())
            while data := await asyncio.wait_for(stream.read(), wait_s):
                await call.stdout.write(data)
    finally:
        await stream.close()
    return 0


async def _connected(call: Call, host: str, port: int) -> ByteStream:
    loopback = call.device.core.loopback
    if host in HERE and port in loopback.ports():
        return await loopback.connect(port)
    if host in HERE:
        raise ConnectionRefusedError(111, "Connection refused")
    return (await call.device.manager.gateway.past_proxy(call.uid, host, port))[0]


NETCAT_COMMANDS: CommandTable = {"nc": netcat, "netcat": netcat}
