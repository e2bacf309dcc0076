// A field of a form that is not a page's: its name, what helps to fill it, and what is wrong with it.
import { html, useId } from "../vendor/preact.js";

/** Shows a text field, of several lines with `rows`; `onInput` is called with its text. `list` are words to offer. */
export function TextField({ label, help, problem, rows, list, onInput, input, ...rest }) {
  const id = useId();
  const options = {
    ...rest,
    id,
    ref: input,
    dir: "auto",
    "aria-describedby": `${id}-help`,
    "aria-invalid": problem ? "true" : undefined,
    onInput: (event) => onInput(event.target.value),
  };
  return html`
    <div class="labelled">
      <label for=${id}>${label}</label>
      ${rows
        ? html`<textarea rows=${rows} ...${options}></textarea>`
        : html`<input type="text" autocomplete="off" list=${list && `${id}-list`} ...${options} />`}
      ${list && html`<datalist id=${`${id}-list`}>${list.map((each) => html`<option key=${each} value=${each} />`)}</datalist>`}
      <p class="soft" id=${`${id}-help`}>
        ${problem && html`<span class="severity-error" role="alert">${problem} </span>`}${help}
      </p>
    </div>
  `;
}
