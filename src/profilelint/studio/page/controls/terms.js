// Several terms: each can be corrected, moved and removed; a new one is chosen from the list below them.
import { html, useState } from "../vendor/preact.js";
import { announce } from "../parts/announce.js";
import { texts } from "../texts.js";
import { useChoices } from "./choices.js";
import { Combobox } from "./combobox.js";
import { useForm } from "./form_context.js";
import { ListControl } from "./list.js";
import { Refused } from "./refused.js";

export function TermsControl(props) {
  const { field, id, label } = props;
  const form = useForm();
  const [text, setText] = useState("");
  const [error, setError] = useState(null);
  const choices = useChoices({ choices: field.choices ?? field.item?.choices });
  const items = field.items ?? [];
  const used = new Set(items.map((each) => each.value));
  const locked = form.readOnly || field.editable === false;
  const add = (value) => {
    setText("");
    form.act({ do: "insert", route: [...field.route, items.length], value }).then(
      () => { setError(null); announce(texts.form.addedTerm(value)); },
      (failure) => { setError(failure.message); setText(value); },
    );
  };
  const draft = {
    onInput: (event) => setText(event.currentTarget.value),
    // A word that is no term is added as well when the field is left: nothing that was typed is lost.
    onBlur: () => text.trim() && add(text.trim()),
  };
  return html`
    <div class="terms">
      <${ListControl} ...${props} choosing />
      ${field.fits !== false && !locked && html`
        <${Combobox} id=${`${id}-new`} text=${text} props=${draft} label=${texts.form.addTermTo(label ?? field.label)}
          placeholder=${texts.form.addTerm} choices=${choices?.filter((each) => !used.has(each.value)) ?? null}
          onChoose=${(choice) => add(choice.value)} onRevert=${() => setText("")} />
        <${Refused} message=${error} />
      `}
    </div>
  `;
}
