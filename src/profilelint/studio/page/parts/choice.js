// One of a few words, with its label.
import { html, useId } from "../vendor/preact.js";

/** Shows a list to choose from; `values` are pairs of what `onChange` is called with and its words. */
export function Choice({ label, value, values, onChange }) {
  const id = useId();
  return html`
    <div class="labelled">
      <label for=${id}>${label}</label>
      <select id=${id} onChange=${(event) => onChange(event.currentTarget.value)}>
        ${values.map(([key, words]) => html`
          <option key=${key} value=${key} selected=${key === value}>${words}</option>`)}
      </select>
    </div>
  `;
}
