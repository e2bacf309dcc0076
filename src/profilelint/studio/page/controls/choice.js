// One of a few: the browser's own list, in which a value that is none of them stands too.
import { html } from "../vendor/preact.js";
import { texts } from "../texts.js";
import { useChoices } from "./choices.js";
import { textOf, useForm } from "./form_context.js";
import { Refused } from "./refused.js";
import { useWish } from "./wish.js";

export function ChoiceControl({ field, id, describedby, label, item }) {
  const { readOnly } = useForm();
  const { wished, error, wish } = useWish();
  const choices = useChoices(field);
  const written = textOf(field);
  const index = (choices ?? []).findIndex((each) => each.value === field.value || String(each.value) === written);
  const strange = field.present && written !== "" && index < 0;
  const choose = (event) => {
    const chosen = event.currentTarget.value;
    if (chosen === "as it is") return;
    const operation = chosen === ""
      ? { do: "remove", route: field.route }
      : { do: "write", route: field.route, value: choices[Number(chosen)].value };
    wish(chosen, operation);
  };
  const current = wished ?? (strange ? "as it is" : String(index < 0 ? "" : index));
  return html`
    <select id=${id} value=${current} aria-label=${label} aria-describedby=${describedby}
      aria-invalid=${field.findings?.length ? "true" : undefined}
      disabled=${readOnly || field.editable === false} onChange=${choose}>
      ${(!item || !field.present) && html`<option value="" selected=${current === ""}>${texts.form.notSet}</option>`}
      ${strange && html`<option value="as it is" selected>${texts.form.noChoice(written)}</option>`}
      ${(choices ?? []).map((each, number) => html`
        <option value=${String(number)} selected=${current === String(number)}>${each.label ?? String(each.value)}</option>
      `)}
    </select>
    <${Refused} message=${error} />
  `;
}
