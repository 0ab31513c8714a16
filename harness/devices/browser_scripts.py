"""What the browser is asked to run in a page while it is driven."""

# What stands still when a page has settled; a document that is just being left answers for the next one.
SETTLED = """return [document.readyState, document.body ? document.body.innerText.trim().length : 0, location.href,
  performance.getEntriesByType("resource").length, document.visibilityState].join(" ")"""


FETCH = "void fetch(arguments[0], {mode: 'no-cors', cache: 'no-store', credentials: 'omit'}).catch(() => 0)"

# Pages often scroll inside an element: the one in the middle of the screen, or the page itself.
SCROLL = """
let e = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
while (e && (e.scrollHeight <= e.clientHeight || getComputedStyle(e).overflowY === "visible")) e = e.parentElement;
(e || document.scrollingElement).scrollBy(0, innerHeight * arguments[0]);
"""

# Brings an element into the middle of the screen where it is not seen, and says where its middle is.
WHERE = """const e = document.evaluate(%s, document, null, 9, null).singleNodeValue;
if (!e) return null;
const at = () => { const b = e.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]; };
const hit = ([x, y]) => { const t = document.elementFromPoint(x, y); return t && (e.contains(t) || t.contains(e)); };
if (!hit(at())) e.scrollIntoView({ block: "center", behavior: "instant" });
return at();"""
