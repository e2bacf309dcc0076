// A field apart from the form of its page: made of a value, and changed as a control asks, without a server.

// What shows several of what a control shows one of: a field may hold one value here, and a list there.
const SEVERAL = { text: "list", "long-text": "list", term: "terms", page: "pages", file: "list" };
const ownOf = (group, key) => (group && Object.hasOwn(group, key) ? group[key] : undefined);
const LISTS = new Set(["list", "terms", "pages"]);

/** Returns the value of a date as a control has it: the text of the day. */
export const plainDate = (value) => (value !== null && typeof value === "object" && typeof value.date === "string" ? value.date : value);

/** Returns the Fields of a list. One value that stands where several may is its only item, at the place of the field itself. */
function itemsOf(template, value) {
  const item = template.item ?? { control: "text", label: template.label };
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [fieldOf({ ...item, route: template.route }, value)];
  return value.map((each, index) => fieldOf({ ...item, key: "", route: [...template.route, index] }, each));
}

/** Returns the Field that shows `value` in the way of a template; undefined is a value that is not there. */
export function fieldOf(template, value, more = {}) {
  if (Array.isArray(value) && SEVERAL[template.control]) {
    return fieldOf({ ...template, control: SEVERAL[template.control], item: template }, value, more);
  }
  const present = value !== undefined;
  const field = { ...template, present, written: present ? JSON.stringify(value) : null, problem: null, fits: true, findings: [], ...more };
  const isGroup = value !== null && typeof value === "object" && !Array.isArray(value);
  if (LISTS.has(template.control)) {
    return isGroup ? { ...field, value: null, fits: false, items: [] } : { ...field, value: null, items: itemsOf(template, value) };
  }
  if (template.control === "object") {
    if (present && value !== null && !isGroup) return { ...field, fits: false };
    const own = (each) => fieldOf({ ...each, route: [...template.route, each.key] }, ownOf(value, each.key));
    return { ...field, value: null, fields: (template.fields ?? []).map(own) };
  }
  return { ...field, value: template.control === "date" ? plainDate(value) : value };
}

/** Returns a list with an item replaced, taken out, put in or moved. */
function alteredList(list, { do: what, value, to }, index) {
  const items = [...list];
  if (what === "remove") items.splice(index, 1);
  else if (what === "insert") items.splice(index, 0, value);
  else if (what === "move") items.splice(to, 0, ...items.splice(index, 1));
  else items[index] = value;
  return items;
}

/** Returns a group with a field replaced, taken out or named anew. */
function alteredGroup(group, { do: what, value, key }, name) {
  const pairs = Object.entries(group ?? {});
  if (what === "remove") return Object.fromEntries(pairs.filter(([each]) => each !== name));
  if (what === "rename") return Object.fromEntries(pairs.map(([each, one]) => [each === name ? key : each, one]));
  return { ...group, [name]: value };
}

/** Returns the value after an operation of a control; `route` leads from the value to where it is done. */
export function changed(value, operation, route) {
  if (operation.do === "clear") return changed(value, { ...operation, do: "remove" }, route);
  if (!route.length) return operation.do === "remove" ? undefined : operation.value;
  const [step, ...rest] = route;
  const within = rest.length ? { do: "write", value: changed(ownOf(value, step), operation, rest) } : operation;
  if (typeof step !== "number") return alteredGroup(value, within, step);
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return alteredList(list, within, step);
}

/** Returns a value as words, for searching and sorting. */
export function wordsOf(value) {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(wordsOf).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
