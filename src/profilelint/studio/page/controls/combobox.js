// A line of text with a list to choose from (ARIA Authoring Practices: editable combobox, list autocomplete).
import { html, useEffect, useLayoutEffect, useRef, useState } from "../vendor/preact.js";
import { announce } from "../parts/announce.js";
import { Icon } from "../parts/icon.js";
import { texts } from "../texts.js";
import { matching, synonymFor } from "./choices.js";

const MOST = 60; // as many are shown; typing finds the others

function Option({ choice, id, active, typed, onChoose }) {
  const synonym = synonymFor(choice, typed);
  const notes = [
    synonym && texts.form.synonym(synonym), choice.deprecated && texts.form.deprecated, choice.detail,
  ].filter(Boolean);
  return html`
    <li id=${id} role="option" aria-selected=${active ? "true" : "false"} class=${active ? "active" : ""}
      onMouseDown=${(event) => event.preventDefault()} onClick=${() => onChoose(choice)}>
      <span>${choice.label ?? String(choice.value)}</span>
      ${notes.length > 0 && html`${" "}<span class="option-note">${notes.join(" · ")}</span>`}
    </li>
  `;
}

/**
 * `text` and `props` are those of a draft; `onChoose` gets the choice. `choices` is null while it loads.
 * Escape closes the list, and once more gives up what was typed (`onRevert`).
 */
export function Combobox({ id, text, props, choices, onChoose, onRevert, label, describedby, invalid, required, readOnly, placeholder }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(-1);
  const list = useRef();
  const input = useRef();
  const found = open ? matching(choices ?? [], typed) : [];
  const shown = found.slice(0, MOST);
  const optionId = (index) => `${id}-option-${index}`;

  useLayoutEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  useLayoutEffect(() => {
    if (open) list.current?.parentElement.scrollIntoView({ block: "nearest" });
  }, [open]);
  useEffect(() => {
    if (open) announce(texts.form.found(found.length));
  }, [open, found.length]);

  const show = (words) => { setTyped(words); setActive(-1); setOpen(true); };
  const hide = () => { setOpen(false); setActive(-1); };
  const choose = (choice) => { hide(); onChoose(choice); input.current?.focus(); };
  const step = (by) => {
    if (!open) {
      show("");
      return;
    }
    const next = active + by;
    setActive(next < 0 ? shown.length - 1 : next >= shown.length ? 0 : next);
  };
  const keys = {
    ArrowDown: (event) => (event.altKey ? show("") : step(1)),
    ArrowUp: () => step(-1),
    Enter: () => { if (open && active >= 0) choose(shown[active]); else return false; return true; },
    Escape: () => { if (!open) { onRevert?.(); return false; } hide(); return true; },
  };
  const onKeyDown = (event) => {
    if (readOnly || event.isComposing || event.ctrlKey || event.metaKey) return;
    const done = keys[event.key]?.(event);
    if (keys[event.key] && done !== false) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const onInput = (event) => { props.onInput(event); show(event.currentTarget.value); };
  return html`
    <div class="combobox">
      <input id=${id} ref=${input} type="text" dir="auto" role="combobox" autocomplete="off" spellcheck=${false}
        aria-autocomplete="list" aria-haspopup="listbox" aria-expanded=${open ? "true" : "false"}
        aria-controls=${open ? `${id}-list` : undefined}
        aria-activedescendant=${open && active >= 0 ? optionId(active) : undefined}
        aria-label=${label} aria-describedby=${describedby} aria-invalid=${invalid ? "true" : undefined}
        aria-required=${required ? "true" : undefined} placeholder=${placeholder}
        value=${text} readOnly=${readOnly} ...${props} onInput=${onInput} onKeyDown=${onKeyDown}
        onClick=${() => !readOnly && !open && show("")}
        onBlur=${(event) => { hide(); props.onBlur?.(event); }} />
      ${!readOnly && html`<button type="button" class="combobox-open" tabindex="-1" aria-label=${texts.form.showChoices}
        onMouseDown=${(event) => { event.preventDefault(); input.current.focus(); if (open) hide(); else show(""); }}>
        <${Icon} name="open" />
      </button>`}
      ${open && html`
        <div class="popup">
          <ul id=${`${id}-list`} role="listbox" aria-label=${label ?? texts.form.choices} ref=${list}>
            ${shown.map((choice, index) => html`
              <${Option} choice=${choice} id=${optionId(index)} active=${index === active} typed=${typed} onChoose=${choose} />
            `)}
          </ul>
          ${choices === null && html`<p class="popup-note">${texts.loading}</p>`}
          ${choices !== null && !shown.length && html`<p class="popup-note">${texts.form.noneFound}</p>`}
          ${found.length > shown.length && html`<p class="popup-note">${texts.form.moreFound(found.length - shown.length)}</p>`}
        </div>
      `}
    </div>
  `;
}
