// Yes, no, or not set; what is neither stays visible.
import { html } from "../vendor/preact.js";
import { texts } from "../texts.js";
import { useForm } from "./form_context.js";
import { Refused } from "./refused.js";
import { useWish } from "./wish.js";

export function YesNoControl({ field, id, describedby, label, item }) {
  const { readOnly } = useForm();
  const { wished, error, wish } = useWish();
  const choose = (value) => {
    const { route } = field;
    wish(value, value === null ? { do: "remove", route } : { do: "write", route, value });
  };
  const answers = [[true, texts.form.yes], [false, texts.form.no], ...(item ? [] : [[null, texts.form.notSet]])];
  const other = wished === undefined && field.present && typeof field.value !== "boolean" && field.value !== null;
  const written = field.present && !other ? field.value : null;
  const current = wished === undefined ? written : wished;
  return html`
    <div class="answers" role="radiogroup" aria-label=${label ?? field.label} aria-describedby=${describedby}>
      ${answers.map(([value, word], index) => html`
        <label class="answer">
          <input id=${index ? undefined : id} type="radio" name=${`${id}-answer`} checked=${!other && current === value}
            disabled=${readOnly || field.editable === false} onChange=${() => choose(value)} />
          <span>${word}</span>
        </label>
      `)}
    </div>
    <${Refused} message=${error} />
  `;
}
