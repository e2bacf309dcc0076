// One of a few words, with its label.
import { html, useId } from "../vendor/preact.js";

/** Shows a list to choose from; `values` maps what `onChange` is called with to words. */
export function Choice({ label, value, values, onChange }) {
  const id = useId();
  return html`
    <div class="labelled">
      <label for=${id}>${label}</label>
      <select id=${id} onChange=${(event) => onChange(event.currentTarget.value)}>
        ${Object.entries(values).map(([key, words]) => html`
          <option key=${key} value=${key} selected=${key === value}>${words}</option>`)}
      </select>
    </div>
  `;
}
