"""The pages of a stand-in host app: search, scan, and the programs that were used, as hosts have them."""

import base64
from html import escape

BINDING = "hostBridge"  # a page that stands in the host calls it with "open", "forget" or "scan:" and a picture

_PAGE = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{host}</title>
<style>body {{ margin: 0; font: 18px sans-serif; color: #1b1b1f }} header, section {{ padding: 20px }}
button, label {{ display: block; width: 100%; min-height: 52px; margin: 10px 0; font-size: 18px }}
input {{ width: 100%; min-height: 48px; font-size: 18px }} section {{ display: none }} section.on {{ display: block }}
</style><header><h1>{host}（模拟宿主）</h1></header>
<section id="home" class="on"><p>聊天</p><button data-to="search">搜索</button><button data-to="scan">扫一扫</button>
<button data-to="mine">我的小程序</button></section>
<section id="search"><input id="words" placeholder="搜索小程序"><button id="found" hidden>{label}</button></section>
<section id="scan"><label>从相册选取二维码<input id="code" type="file" accept="image/*"></label></section>
<section id="mine"><p>{label}</p><button id="forget">删除小程序</button><p id="done"></p></section>
<script>
const $ = (id) => document.getElementById(id);
for (const one of document.querySelectorAll("[data-to]")) one.onclick = () => {{
  for (const part of document.querySelectorAll("section")) part.className = part.id === one.dataset.to ? "on" : "";
}};
$("words").oninput = () => {{ $("found").hidden = !$("words").value || !"{label}".includes($("words").value); }};
$("found").onclick = () => {binding}("open");
$("forget").onclick = () => {{ {binding}("forget"); $("done").textContent = "已删除"; }};
$("code").onchange = async () => {{
  const bytes = new Uint8Array(await $("code").files[0].arrayBuffer());
  {binding}("scan:" + btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
}};
</script>"""


def host_page(host: str, label: str) -> str:
    """The host's first page, as an address of its own that no network is asked for."""
    text = _PAGE.format(host=escape(host), label=escape(label), binding=BINDING)
    return f"data:text/html;charset=utf-8;base64,{base64.b64encode(text.encode()).decode('ascii')}"
