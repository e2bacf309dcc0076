// Several values, or several groups of fields: add, remove, and change the order, by keyboard too.
import { html, useLayoutEffect, useRef, useState } from "../vendor/preact.js";
import { announce } from "../parts/announce.js";
import { Icon } from "../parts/icon.js";
import { texts } from "../texts.js";
import { textOf, useForm } from "./form_context.js";
import { Found, Problem } from "./found.js";
import { Refused } from "./refused.js";
import { SourceControl } from "./source.js";

const EMPTY = { object: {}, list: [], terms: [], pages: [], "yes-no": false };

function Row({ field, index, count, name, id, act, Item, Part, locked, grouped, describe }) {
  const buttons = html`
    <span class="row-buttons">
      ${count > 1 && html`<button type="button" class="quiet small only-icon" data-row=${index} data-does="up" aria-disabled=${index === 0 || locked}
        aria-label=${texts.form.moveUp(name)} onClick=${() => index > 0 && act("move", index, index - 1)}><${Icon} name="up" /></button>
      <button type="button" class="quiet small only-icon" data-row=${index} data-does="down" aria-disabled=${index === count - 1 || locked}
        aria-label=${texts.form.moveDown(name)} onClick=${() => index < count - 1 && act("move", index, index + 1)}><${Icon} name="down" /></button>`}
      <button type="button" class="quiet small only-icon" data-row=${index} data-does="remove" aria-disabled=${locked}
        aria-label=${texts.form.removeItem(name)} onClick=${() => act("remove", index)}><${Icon} name="remove" /></button>
    </span>
  `;
  const onKeyDown = (event) => {
    const to = index + ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0);
    if (!event.altKey || to === index || event.target.getAttribute("role") === "combobox") return;
    event.preventDefault();
    if (to >= 0 && to < count) act("move", index, to, "here");
  };
  return html`
    <li class=${grouped ? "row-group" : "row"} onKeyDown=${onKeyDown}>
      ${grouped && html`<div class="row-head"><span class="label">${texts.form.item(index + 1)}</span>${buttons}</div>`}
      <div class="row-control"><${Item} field=${field} id=${`${id}-${index}`} item Part=${Part}
        describedby=${field.findings?.length ? `${id}-${index}-findings` : undefined}
        label=${texts.form.itemOf(describe, index + 1)} />
        <${Problem} field=${field} />
        <${Found} field=${field} id=${`${id}-${index}-findings`} /></div>
      ${!grouped && buttons}
    </li>
  `;
}

/**
 * `Item` draws one item; it is handed in because items may be lists themselves. With `choosing`, what is
 * new is chosen elsewhere.
 */
export function ListControl({ field, id, describedby, label, Item, Part, choosing = false }) {
  const form = useForm();
  const [error, setError] = useState(null);
  const box = useRef();
  const focusOn = useRef(null); // a selector of what is focused once the form is drawn anew
  const busy = useRef(false);
  const items = field.items ?? [];
  const locked = form.readOnly || field.editable === false;
  const describe = label ?? field.label;

  useLayoutEffect(() => {
    if (!focusOn.current) return;
    const found = box.current.querySelector(focusOn.current.selector);
    if (found && items.length !== focusOn.current.unless) {
      found.focus();
      focusOn.current = null;
    }
  });
  if (field.present && field.fits === false) {
    return html`<${SourceControl} field=${field} id=${id} label=${label} />`;
  }
  // Until the form is drawn anew, its buttons are about entries that may stand elsewhere by now.
  const run = async (operation, said) => {
    busy.current = true;
    try {
      await form.act(operation);
      setError(null);
      announce(said);
    } catch (failure) {
      focusOn.current = null;
      setError(failure.message);
    }
    busy.current = false;
  };
  const act = (what, index, to, from) => {
    if (locked || busy.current) return;
    const { route } = items[index]; // one value that stands alone has the route of its list
    const name = textOf(items[index]) || texts.form.item(index + 1);
    if (what === "move") {
      const does = to < index ? "up" : "down";
      const selector = from === "here" ? `#${CSS.escape(`${id}-${to}`)}` : `[data-row="${to}"][data-does="${does}"]`;
      const pressed = document.activeElement;
      run({ do: "move", route, to }, texts.form.moved(name, to + 1, items.length)).then(() => {
        if (document.activeElement === pressed) box.current?.querySelector(selector)?.focus();
      });
    } else {
      const next = Math.min(index, items.length - 2);
      focusOn.current = {
        selector: next >= 0 ? `[data-row="${next}"][data-does="remove"]` : ".add-item", unless: items.length,
      };
      run({ do: "remove", route }, texts.form.removed(name));
    }
  };
  const kind = field.item?.control ?? items[0]?.control ?? "text";
  const add = () => {
    if (locked || busy.current) return;
    const value = kind in EMPTY ? EMPTY[kind] : "";
    focusOn.current = { selector: `#${CSS.escape(`${id}-${items.length}`)}`, unless: items.length };
    run({ do: "insert", route: [...field.route, items.length], value }, texts.form.added);
  };
  return html`
    <div class="list" role="group" aria-label=${describe} aria-describedby=${describedby} ref=${box}>
      ${items.length > 0 && html`<ol>${items.map((each, index) => html`
        <${Row} key=${index} field=${each} index=${index} count=${items.length} id=${id} act=${act} Item=${Item} Part=${Part} locked=${locked}
          grouped=${each.control === "object"} describe=${describe} name=${textOf(each) || texts.form.item(index + 1)} />
      `)}</ol>`}
      ${!choosing && html`<button type="button" id=${items.length ? undefined : id} class="small add-item" aria-disabled=${locked} onClick=${add}>
        <${Icon} name="add" />${texts.form.add(describe)}
      </button>`}
      <${Refused} message=${error} />
    </div>
  `;
}
