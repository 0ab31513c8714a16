// What may be said of a value: shapes of all, texts of those that the table keeps, digests of those that it masks.
const MOST_TEXT = 200;
const MOST_ARGUMENTS = 12;

const short = (name) => String(name).slice(String(name).lastIndexOf(".") + 1);

export const kindOf = (value) => {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return "texts";
  if (typeof value === "number" || typeof value === "boolean") return "numbers";
  if (value instanceof Int64 || value instanceof UInt64) return "numbers";
  return "objects";
};

export function textOf(value) {
  const kind = kindOf(value);
  if (kind === "null") return "null";
  if (kind !== "objects") return String(value);
  if (Array.isArray(value)) return `[${value.slice(0, MOST_ARGUMENTS).map((one) => textOf(one)).join(", ")}]`;
  try {
    return String(value.toString());
  } catch (fault) {
    return "?";
  }
}

export function shapeOf(value) {
  const kind = kindOf(value);
  if (kind === "null") return "null";
  if (kind === "texts") return `text:${value.length}`;
  if (kind === "numbers") return typeof value === "boolean" ? "boolean" : "number";
  if (typeof value.length === "number") return `array:${value.length}`;
  return short(value.$className === undefined ? typeof value : value.$className);
}

// Salted by the attachment's own secret: who holds the recording can compare, who holds a report cannot guess.
export const digestOf = (salt, text) => Checksum.compute("sha256", `${salt}:${text}`).slice(0, 32);

const bounded = (text) => text.replace(/\s+/g, " ").slice(0, MOST_TEXT);

export function argumentsOf(hook, values, salt) {
  const keep = hook.keep || [], mask = hook.mask || [];
  const said = values.slice(0, MOST_ARGUMENTS).map((value, place) => {
    if (mask.includes(place)) return value === null ? "null" : `digest:${digestOf(salt, textOf(value))}`;
    const kept = keep.includes("all") || keep.includes(place) || keep.includes(kindOf(value));
    return kept ? bounded(textOf(value)) : shapeOf(value);
  });
  if (values.length > MOST_ARGUMENTS) said.push("...");
  return said.join(", ");
}

// Of an object no more than its class: its own toString could be the app's code.
export function resultOf(value, salt) {
  if (value === undefined) return "void";
  const kind = kindOf(value);
  if (kind === "null") return "null";
  return kind === "objects" ? shapeOf(value) : `digest:${digestOf(salt, String(value))}`;
}

export const matches = (condition, values) => condition.argument < values.length
  && condition.pattern.test(textOf(values[condition.argument]));

// The first refinement that fits, in the table's order.
export function refined(hook, values) {
  const found = (hook.refine || []).find((one) => matches(one, values));
  if (found === undefined) return {};
  const told = {};
  if (found.category) told.category = found.category;
  if (found.weight) told.weight = found.weight;
  return told;
}

export function withPatterns(hook) {
  const ready = (condition) => ({ ...condition, pattern: new RegExp(condition.matches) });
  return {
    ...hook,
    refine: (hook.refine || []).map(ready),
    only: hook.only === undefined ? null : ready(hook.only),
  };
}
