/* What a page calls, where no event comes first that the guard could hear: form.submit() in a document without a
 * history of its own, document.open(), which takes away every listener, and window.open().
 *
 * Runs from document start in the page's own world, since only there can the page be met when it calls; to whoever looks
 * at them the functions are native as before. It decides nothing: it rings, and the guard (browser_guard.js) answers from
 * its own world. One window, as a phone's web view has: what a touch would open in another one opens in this.
 */
((BELL) => {
  const { apply } = Reflect, ring = EventTarget.prototype.dispatchEvent, Ring = Event, Address = URL, page = window;
  const viewport = Object.getOwnPropertyDescriptor(page, "visualViewport").get;
  const around = (owner, name, made) => {
    owner[name] = new Proxy(owner[name], { apply: (call, self, given) => made(() => apply(call, self, given), self, given) });
  };
  const quietly = (act, otherwise) => { try { return act(); } catch { return otherwise; } };

  /* The guard puts its listeners up again, where they were taken down. */
  const waken = (shown) => quietly(() => apply(ring, apply(viewport, shown.defaultView, []), [new Ring(BELL)]));
  const mayBeSent = (form) => {
    waken(form.ownerDocument);
    return apply(ring, form, [new Ring(BELL, { bubbles: true, cancelable: true, composed: true })]);
  };
  around(HTMLFormElement.prototype, "submit", (call, form) => quietly(() => mayBeSent(form), true) ? call() : undefined);

  const frameNamed = (name) => [page, page.parent, page.top].some((one) => quietly(() => one[name].window === one[name], false));
  const here = new Proxy({}, {
    get: (_, key) => {
      const value = key === "close" ? () => {} : page[key];
      return typeof value === "function" && !value.prototype ? value.bind(page) : value;
    },
    set: (_, key, value) => { page[key] = value; return true; },
    has: (_, key) => key in page,
  });
  const opened = (call, [address = "", name = "", features = ""]) => {
    if (/^_(self|top|parent)$/i.test(name) || (name && frameNamed(name))) return call();
    if (!navigator.userActivation.isActive) return null;  // as every phone answers what no touch has asked for
    const leads = address && quietly(() => new Address(address, document.baseURI).href, "");
    if (leads && !/^(about|javascript):/.test(leads)) page.top.location.href = leads;
    return /noopener|noreferrer/i.test(features) ? null : here;
  };
  around(page, "open", (call, _, given) => opened(call, given));
  around(Document.prototype, "open", (call, shown, given) => {
    if (given.length > 2) return opened(call, given);
    const told = call();
    waken(shown);
    return told;
  });
  for (const name of ["write", "writeln"]) {
    around(Document.prototype, name, (call, shown) => {
      call();
      waken(shown);
    });
  }
  /* A link that stands nowhere is clicked where nobody hears it. */
  around(HTMLElement.prototype, "click", (call, link) => {
    if (!quietly(() => link.localName === "a" && !link.isConnected && link.target, "")) return call();
    const target = link.target;
    link.target = "";
    call();
    link.target = target;
  });
})(RUNG);
