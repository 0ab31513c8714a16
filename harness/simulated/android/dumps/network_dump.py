"""dumpsys netstats, connectivity; /proc/net: bytes and sockets of what really passed the gateway."""

import ipaddress

from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.handset.gateway import AppSocket

BUCKET_S = 7200
HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"


def netstats(device: AndroidDevice) -> str:
    ident = '[{type=1, subType=COMBINED, networkId="lab", metered=false, defaultNetwork=true}]'
    start = int(device.core.clock.now().timestamp()) // BUCKET_S * BUCKET_S
    parts = [f"Active interfaces:\n  iface=wlan0 ident={ident}\nUID stats:\n  Pending bytes: 0\n"]
    for (uid, front), one in sorted(device.manager.gateway.traffic.items()):
        counts = f"rb={one.received_bytes} rp={one.received_packets} tb={one.sent_bytes} tp={one.sent_packets} op=0"
        parts.append(
            f"  ident={ident} uid={uid} set={'FOREGROUND' if front else 'DEFAULT'} tag=0x0\n"
            f"    NetworkStatsHistory: bucketDuration={BUCKET_S}\n      st={start} {counts}\n"
        )
    return "".join(parts)


def connectivity(device: AndroidDevice) -> str:
    proxy = device.http_proxy()
    via = f" HttpProxy: [{proxy[0]}] {proxy[1]}" if proxy else ""
    online = device.manager.gateway.online
    agent = (
        "  NetworkAgentInfo{network{101} handle{437985} ni{WIFI CONNECTED extra: } lp{{InterfaceName: wlan0 "
        "LinkAddresses: [ fe80::15/64,10.0.2.15/24,fd00::15/64 ] DnsAddresses: [ /10.0.2.3 ] Domains: null MTU: 0"
        f"{via} Routes: [ 0.0.0.0/0 -> 10.0.2.2 wlan0 ] }}}} nc{{[ Transports: WIFI Capabilities: INTERNET ]}} }}\n"
    )
    first = "Active default network: 101\n" if online else "Active default network: none\n"
    return f"NetworkProviders for: TelephonyNetworkFactory\n{first}\nCurrent Networks:\n{agent if online else ''}"


def proc_net(device: AndroidDevice, *, six: bool) -> bytes:
    rows = [one for one in device.manager.gateway.sockets if (":" in one.remote[0] or ":" in one.local[0]) == six]
    return (HEAD + "".join(_row(number, one, six=six) for number, one in enumerate(rows))).encode()


def _row(number: int, one: AppSocket, *, six: bool) -> str:
    local, remote = (f"{_hex(host, six=six)}:{port:04X}" for host, port in (one.local, one.remote))
    rest = f"00000000:00000000 00:00000000 00000000 {one.uid:>5}        0 {20_000 + number} 1 0 20 4 30 10 -1"
    return f"{number:>4}: {local} {remote} {one.state:02X} {rest}\n"


def _hex(host: str, *, six: bool) -> str:
    """Words of four bytes, each little endian, as the kernel prints them."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        address = ipaddress.ip_address("127.0.0.1")
    if six and address.version == 4:
        address = ipaddress.ip_address(f"::ffff:{host}")
    raw = address.packed
    return "".join(raw[at : at + 4][::-1].hex().upper() for at in range(0, len(raw), 4))
