// One term of a list: found by its name or by a synonym; what is no term is shown as that.
import { html } from "../vendor/preact.js";
import { useChoices } from "./choices.js";
import { Combobox } from "./combobox.js";
import { useDraft } from "./draft.js";
import { useForm } from "./form_context.js";
import { Refused } from "./refused.js";

export function TermControl({ field, id, describedby, label, item }) {
  const { readOnly } = useForm();
  const choices = useChoices(field);
  // A word that is half typed is no term: it is written when the field is left.
  const { text, props, error, put, revert } = useDraft(field, { item, ready: () => false });
  return html`
    <${Combobox} id=${id} text=${text} props=${props} choices=${choices} label=${label} describedby=${describedby}
      invalid=${field.problem || field.findings?.length} required=${field.required}
      readOnly=${readOnly || field.editable === false} onChoose=${(choice) => put(String(choice.value))} onRevert=${revert} />
    ${!field.problem && field.note && html`<p class="note">${field.note}</p>`}
    <${Refused} message=${error} />
  `;
}
