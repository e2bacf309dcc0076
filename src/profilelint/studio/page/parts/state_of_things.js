// Below the head: how far the check is, what is wrong with the site itself, whether the server answers.
import { html } from "../vendor/preact.js";
import { useStore } from "../store.js";
import { texts } from "../texts.js";
import { Notice } from "./notice.js";

function Progress() {
  const { done, total } = useStore((state) => state.progress);
  if (!total || done >= total) return null;
  return html`
    <div class="progress">
      <label for="checked">${texts.progress(done, total)}</label>
      <progress id="checked" max=${total} value=${done}></progress>
    </div>
  `;
}

function Connection() {
  const connection = useStore((state) => state.connection);
  const unsent = useStore((state) => state.unsent);
  if (connection === "open") return null;
  return html`
    <${Notice} kind="error" title=${texts.connection[`${connection}Title`]}>
      <p>${texts.connection[`${connection}Advice`]}</p>
      ${unsent > 0 && html`<p>${texts.connection.unsent}</p>`}
    </${Notice}>
  `;
}

function Faults() {
  const faults = useStore((state) => state.faults);
  if (!faults.length) return null;
  return html`
    <${Notice} kind="warning" title=${texts.faults.title(faults.length)}>
      <ul>${faults.map((fault) => html`
        <li>${fault.path && html`<code>${texts.place(fault.path, fault.line)}</code> `}${fault.message}</li>
      `)}</ul>
      <p>${texts.faults.advice}</p>
    </${Notice}>
  `;
}

export const StateOfThings = () => html`
  <div class="state-of-things"><${Connection} /><${Faults} /><${Progress} /></div>
`;
