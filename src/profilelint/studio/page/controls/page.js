// A reference to another page: found by its title or its path.
import { html } from "../vendor/preact.js";
import { address } from "../router.js";
import { getState } from "../store.js";
import { texts } from "../texts.js";
import { useChoices } from "./choices.js";
import { TermControl } from "./term.js";

export function PageControl(props) {
  const { field } = props;
  const chosen = (useChoices(field) ?? []).find((each) => each.value === field.value);
  const path = [chosen?.detail, field.value].find((each) => getState().rows.has(each));
  return html`
    <${TermControl} ...${props} />
    ${path && html`<p class="note"><a href=${address("page", { path })}>${texts.form.openPage(chosen?.label ?? path)}</a></p>`}
  `;
}
