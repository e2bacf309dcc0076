// The form of a page: each field with its label, its help and what was found in it.
import { html, useMemo, useRef, useState } from "../vendor/preact.js";
import { Control } from "../controls/control.js";
import { useForm } from "../controls/form_context.js";
import { Found, Problem, useFound } from "../controls/found.js";
import { Refused } from "../controls/refused.js";
import { Icon } from "../parts/icon.js";
import { texts } from "../texts.js";

const GROUPS = new Set(["list", "terms", "pages", "object", "yes-no", "source"]);

/** Returns the id of the control of a field. */
export const controlId = (route) => `field-${route.map((part) => String(part).replace(/[^\w-]/g, "_")).join("-")}`;

/** A key that the site does not know: what was probably meant, and how to get rid of it. */
function Unknown({ field }) {
  const { act, readOnly } = useForm();
  const [error, setError] = useState(null);
  const run = (operation) => act(operation).then(() => setError(null), (failure) => setError(failure.message));
  return html`
    <div class="unknown">
      <p>${field.meant ? texts.form.meant(field.key, field.meant) : texts.form.unknown(field.key)}</p>
      ${!readOnly && html`<span class="remedies">
        ${field.meant && html`<button type="button" class="small" onClick=${() => run({ do: "rename", route: field.route, key: field.meant })}>
          ${texts.form.rename(field.meant)}</button>`}
      </span>`}
      <${Refused} message=${error} />
    </div>
  `;
}

function Remove({ field }) {
  const { act, readOnly } = useForm();
  const [error, setError] = useState(null);
  if (readOnly || !field.present || field.editable === false || field.required) return null;
  return html`
    <button type="button" class="quiet small only-icon remove-field" aria-label=${texts.form.removeField(field.label || field.key)} title=${texts.form.removeField(field.label || field.key)}
      onClick=${() => act({ do: "remove", route: field.route }).then(() => setError(null), (failure) => setError(failure.message))}>
      <${Icon} name="remove" />
    </button>
    <${Refused} message=${error} />
  `;
}

/** One field with all that belongs to it. */
export function FormField({ field }) {
  const own = controlId(field.route);
  const found = useFound(field);
  const name = field.label || field.key;
  const help = [field.help && `${own}-help`, found.length && `${own}-findings`].filter(Boolean).join(" ") || undefined;
  const grouped = GROUPS.has(field.control);
  const plainKey = field.key.toLowerCase().replace(/[_-]/g, " ");
  return html`
    <div class=${`field ${found.length ? "has-findings" : ""}`} data-route=${JSON.stringify(field.route)}>
      <div class="field-head">
        <span class="field-name">
          ${grouped ? html`<span class="label">${name}</span>` : html`<label for=${own}>${name}</label>`}
          ${field.required && html`<span class="required" aria-hidden=${grouped ? undefined : "true"}>${texts.form.required}</span>`}
          ${field.deprecated && html`<span class="chip">${texts.form.deprecated}</span>`}
          ${name.toLowerCase() !== plainKey && html`<code class="key">${field.key}</code>`}
        </span>
        <${Remove} field=${field} />
      </div>
      ${field.help && html`<p class="help" id=${`${own}-help`}>${field.help}</p>`}
      ${field.known === false && !found.length && html`<${Unknown} field=${field} />`}
      <${Control} field=${field} id=${own} label=${grouped ? name : undefined} describedby=${help} Part=${FormField} />
      ${!field.present && field.examples?.length > 0 && html`<p class="note">${texts.form.example(field.examples.slice(0, 2))}</p>`}
      <${Problem} field=${field} />
      <${Found} field=${field} id=${`${own}-findings`} />
    </div>
  `;
}

/**
 * Returns fields in an order that holds while the page is open: what is written for the first time stays
 * where it was typed, and what is removed stays too, so that the focus is not lost.
 */
function useSteadyOrder(fields) {
  const known = useRef(null);
  return useMemo(() => {
    const now = new Map(fields.map((field) => [field.key, field]));
    if (!known.current) {
      known.current = fields.map((field) => ({ key: field.key, used: field.present || field.required }));
    }
    const order = known.current.filter((each) => now.has(each.key));
    // What was written in the text comes up among the fields that are used.
    if (!document.activeElement?.closest(".unused")) {
      for (const each of order.filter((one) => !one.used && now.get(one.key).present)) {
        order.splice(order.indexOf(each), 1);
      }
    }
    fields.forEach((field, index) => {
      if (order.some((each) => each.key === field.key)) return;
      const before = order.findIndex((each) => each.key === fields[index - 1]?.key);
      order.splice(before + 1, 0, { key: field.key, used: field.present || field.required });
    });
    known.current = order;
    const pick = (used) => order.filter((each) => each.used === used).map((each) => now.get(each.key));
    return { used: pick(true), unused: pick(false) };
  }, [fields]);
}

/** The whole form; `fields` are those of the API. */
export function Form({ form }) {
  const { used, unused } = useSteadyOrder(form.fields ?? []);
  if (form.state !== "form") {
    return html`<div class="no-form"><h2>${texts.form.none}</h2><p class="soft">${form.message || texts.form.noneAdvice[form.state]}</p></div>`;
  }
  const draw = (fields) => fields.map((field) => html`<${FormField} key=${field.key} field=${field} />`);
  return html`
    <div class="fields">${draw(used)}</div>
    ${unused.length > 0 && html`
      <details class="unused">
        <summary>${texts.form.unused(unused.length)}</summary>
        <div class="fields">${draw(unused)}</div>
      </details>
    `}
  `;
}
