// A file of the site, with a look at it where it is a picture.
import { html, useEffect, useState } from "../vendor/preact.js";
import { fileAddress } from "../api.js";
import { texts } from "../texts.js";
import { useChoices } from "./choices.js";
import { textOf } from "./form_context.js";
import { TermControl } from "./term.js";

export function FileControl(props) {
  const { field } = props;
  const [broken, setBroken] = useState(false);
  const value = textOf(field);
  const choices = useChoices(field);
  const chosen = choices?.find((each) => each.value === field.value);
  const path = chosen?.detail || value.replace(/^\//, "");
  useEffect(() => setBroken(false), [path]);
  const picture = choices !== null && /\.(png|jpe?g|gif|webp|avif|svg)$/i.test(path) && !/^[a-z][a-z0-9+.-]*:/i.test(value);
  return html`
    <${TermControl} ...${props} />
    ${picture && !broken && html`
      <img class="preview" src=${fileAddress(path)} alt=${texts.form.pictureOf(value)} onError=${() => setBroken(true)} />
    `}
  `;
}
