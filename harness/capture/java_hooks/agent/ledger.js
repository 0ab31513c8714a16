// Counts every call and decides which are told in full. What is not told in full is counted by kind and told together,
// twice a second and at the end: nothing is dropped.
const MOST_KINDS = 64;

export class Ledger {
  constructor(mail, clock, fullPerSecond, fullPerSecondOfAll) {
    Object.assign(this, { mail, clock, fullPerSecond, fullPerSecondOfAll });
    this.hooks = new Map();
    this.second = 0;
    this.fullInSecond = 0;
  }

  of(number) {
    let entry = this.hooks.get(number);
    if (entry === undefined) {
      entry = { seen: 0, nested: 0, under: 0, second: 0, full: 0, kinds: new Map(), fresh: new Set() };
      this.hooks.set(number, entry);
    }
    return entry;
  }

  // Whether the next call of this hook is told in full: the first of its kind always, then so many a second.
  takes(entry, kind) {
    const second = Math.floor(this.clock() / 1000);
    if (entry.second !== second) { entry.second = second; entry.full = 0; }
    if (this.second !== second) { this.second = second; this.fullInSecond = 0; }
    const first = entry.fresh.size < MOST_KINDS && !entry.fresh.has(kind);
    if (!first && (entry.full >= this.fullPerSecond || this.fullInSecond >= this.fullPerSecondOfAll)) return false;
    if (first) entry.fresh.add(kind);
    entry.full += 1;
    this.fullInSecond += 1;
    return true;
  }

  tell(number, entry, call) {
    entry.seen += 1;
    this.mail.put({ hook: number, count: 1, at_ms: this.clock(), ...call });
  }

  count(number, entry, kind, call, bytes) {
    entry.seen += 1;
    const known = entry.kinds.has(kind) || entry.kinds.size < MOST_KINDS;
    const key = known ? kind : "\u0000others";
    let one = entry.kinds.get(key);
    if (one === undefined) {
      // One place for all kinds beyond the most: their arguments are not told, their number is.
      one = { call: known ? call : { ...call, args: "(others)" }, count: 0, bytes: 0, first: this.clock(), last: 0 };
      entry.kinds.set(key, one);
    }
    one.count += 1;
    one.bytes += bytes;
    one.last = this.clock();
  }

  flush() {
    for (const [number, entry] of this.hooks) {
      for (const one of entry.kinds.values()) {
        const bytes = one.bytes > 0 ? { bytes: one.bytes } : {};
        this.mail.put({ hook: number, count: one.count, at_ms: one.first, last_ms: one.last, together: true, ...one.call, ...bytes });
      }
      entry.kinds.clear();
    }
    this.mail.send();
  }

  // By hook: calls that returned, calls within a call of the same method, calls that have not returned yet.
  totals() {
    return Array.from(this.hooks, ([number, entry]) => [number, entry.seen, entry.nested, entry.under]);
  }
}
