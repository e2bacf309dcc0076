// A date as it is written, with a calendar beside it. A date that does not exist stays visible.
import { html, useRef, useState } from "../vendor/preact.js";
import { Icon } from "../parts/icon.js";
import { getState } from "../store.js";
import { texts } from "../texts.js";
import { Calendar } from "./calendar.js";
import { useDraft } from "./draft.js";
import { useForm } from "./form_context.js";
import { Refused } from "./refused.js";

const DATE = /^\s*(\d{4}-\d\d-\d\d)([T ].*)?$/; // a day, perhaps with a time
const whole = (text) => DATE.test(text);
const valueFrom = (text) => (whole(text) ? { date: text.trim() } : text);

export function DateControl({ field, id, describedby, label, item }) {
  const { readOnly } = useForm();
  const { text, props, error, put } = useDraft(field, { valueFrom, ready: whole, item });
  const [open, setOpen] = useState(false);
  const button = useRef();
  const locked = readOnly || field.editable === false;
  const close = ({ stay = false } = {}) => {
    setOpen(false);
    if (!stay) button.current?.focus();
  };
  return html`
    <div class="date">
      <input id=${id} type="text" class="narrow" value=${text} autocomplete="off" placeholder=${texts.form.datePattern}
        aria-label=${label} aria-describedby=${describedby} aria-required=${field.required ? "true" : undefined}
        aria-invalid=${field.findings?.length ? "true" : undefined} readOnly=${locked} ...${props} />
      <button type="button" class="only-icon" ref=${button} disabled=${locked} aria-haspopup="dialog" aria-expanded=${open}
        aria-label=${texts.form.openCalendar(label ?? field.label)} onClick=${() => setOpen(!open)}>
        <${Icon} name="calendar" />
      </button>
      ${open && html`<${Calendar} value=${DATE.exec(text)?.[1] ?? ""} today=${getState().site?.today} label=${label ?? field.label}
        onChoose=${(day) => { put(day + (DATE.exec(text)?.[2] ?? "")); close(); }} onClose=${close} />`}
    </div>
    <${Refused} message=${error} />
  `;
}
