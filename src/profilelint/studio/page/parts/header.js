// The head of the page: whose site it is, the navigation, and the end.
import { html, useEffect, useState } from "../vendor/preact.js";
import { post } from "../api.js";
import { address, VIEWS } from "../router.js";
import { setState, useStore } from "../store.js";
import { texts } from "../texts.js";
import { Dialog } from "./dialog.js";
import { Icon } from "./icon.js";

function EndDialog({ onClose }) {
  const end = async () => {
    await post("api/end").catch(() => {});
    setState({ connection: "ended" });
    onClose();
  };
  return html`
    <${Dialog} title=${texts.end.title} onClose=${onClose} actions=${html`
      <button type="button" onClick=${onClose}>${texts.cancel}</button>
      <button type="button" class="primary" onClick=${end}>${texts.end.confirm}</button>
    `}><p>${texts.end.explanation}</p></${Dialog}>
  `;
}

export function Header({ current }) {
  const site = useStore((state) => state.site);
  const git = site?.git;
  const [open, setOpen] = useState(false);
  const [ending, setEnding] = useState(false);
  useEffect(() => setOpen(false), [current]);
  const views = VIEWS.filter((view) => view.navigation !== false && (view.name !== "changes" || git !== false));
  const shown = current === "page" ? "pages" : current;
  return html`
    <header class="head" onKeyDown=${(event) => event.key === "Escape" && setOpen(false)}>
      <p class="brand">
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" /><path class="lines" d="M8 10h16M8 16h9M8 22h6" /><path class="tick" d="m17.5 21.5 3 3 5.5-6.5" /></svg>
        <span class="site-name">${site?.name ?? texts.product}</span>
        ${site?.branch && html`<span class="branch"><span class="unseen">${texts.branch}: </span>${site.branch}</span>`}
      </p>
      <button type="button" class="quiet menu-button" aria-expanded=${open} aria-controls="navigation"
        onClick=${() => setOpen(!open)}><${Icon} name="menu" />${texts.menu}</button>
      <nav id="navigation" aria-label=${texts.navigation} class=${open ? "open" : ""}>
        <ul>
          ${views.map((view) => html`
            <li><a href=${address(view.name)} aria-current=${view.name === shown ? "page" : undefined}
              onClick=${() => setOpen(false)}>${texts.views[view.name]}</a></li>
          `)}
          <li class="end"><button type="button" class="quiet" onClick=${() => setEnding(true)}>
            <${Icon} name="end" />${texts.end.button}</button></li>
        </ul>
      </nav>
    </header>
    ${ending && html`<${EndDialog} onClose=${() => setEnding(false)} />`}
  `;
}
