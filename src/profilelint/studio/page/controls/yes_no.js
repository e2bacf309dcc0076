// Yes, no, or not set; what is neither stays visible.
import { html, useState } from "../vendor/preact.js";
import { texts } from "../texts.js";
import { useForm } from "./form_context.js";
import { Refused } from "./refused.js";

export function YesNoControl({ field, id, describedby, label, item }) {
  const { act, readOnly } = useForm();
  const [error, setError] = useState(null);
  const choose = (value) => {
    const unset = { do: "remove", route: field.route };
    act(value === null ? unset : { do: "write", route: field.route, value }).then(
      () => setError(null),
      (failure) => setError(failure.message),
    );
  };
  const answers = [[true, texts.form.yes], [false, texts.form.no], ...(item ? [] : [[null, texts.form.notSet]])];
  const other = field.present && typeof field.value !== "boolean" && field.value !== null;
  const current = field.present && !other ? field.value : null;
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
