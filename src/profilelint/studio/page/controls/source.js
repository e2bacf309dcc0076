// What no control can show without changing it: as it stands, to be edited in the text.
import { html } from "../vendor/preact.js";
import { texts } from "../texts.js";
import { useForm } from "./form_context.js";

export function SourceControl({ field, id, label }) {
  const { showInText } = useForm();
  return html`
    <div class="source">
      ${field.present && html`<pre id=${id} tabindex="0" role="group" aria-label=${label ?? field.label}>${field.written ?? JSON.stringify(field.value)}</pre>`}
      <p class="note">${field.present ? texts.form.onlyInText : texts.form.addInText}</p>
      ${field.present && showInText && html`<button type="button" class="small" onClick=${() => showInText(field)}>${texts.form.showInText}</button>`}
    </div>
  `;
}
