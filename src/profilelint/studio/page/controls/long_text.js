// Text of several lines, in a box that grows with it.
import { html } from "../vendor/preact.js";
import { useDraft } from "./draft.js";
import { useForm } from "./form_context.js";
import { Refused } from "./refused.js";

export function LongTextControl({ field, id, describedby, label, item }) {
  const { readOnly } = useForm();
  const { text, props, error } = useDraft(field, { item });
  return html`
    <textarea id=${id} class="grows" rows="2" dir="auto" value=${text} aria-label=${label} aria-describedby=${describedby}
      aria-required=${field.required ? "true" : undefined} aria-invalid=${field.findings?.length ? "true" : undefined}
      readOnly=${readOnly || field.editable === false} ...${props}></textarea>
    <${Refused} message=${error} />
  `;
}
