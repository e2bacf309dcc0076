// One line of text; also for numbers and years, whose faults stay visible as they were typed.
import { html } from "../vendor/preact.js";
import { useDraft } from "./draft.js";
import { useForm } from "./form_context.js";
import { Refused } from "./refused.js";

function Line({ field, id, describedby, label, item, options, inputmode, class: name }) {
  const { readOnly } = useForm();
  const { text, props, error } = useDraft(field, { ...options, item });
  return html`
    <input id=${id} class=${name} type="text" dir="auto" value=${text} inputmode=${inputmode} autocomplete="off"
      aria-label=${label} aria-describedby=${describedby} aria-required=${field.required ? "true" : undefined}
      aria-invalid=${field.findings?.length ? "true" : undefined}
      readOnly=${readOnly || field.editable === false} ...${props} />
    <${Refused} message=${error} />
  `;
}

export const TextControl = (props) => html`<${Line} ...${props} />`;

/** Returns a number where a text is one as people write it, else the text. */
const numberOf = (text) => (/^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/.test(text.trim()) ? Number(text) : text);

export const NumberControl = (props) => html`
  <${Line} ...${props} inputmode="decimal" class="narrow" options=${{ valueFrom: numberOf }} />
`;
