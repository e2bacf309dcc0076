// One page: its form and its text.
import { html } from "../vendor/preact.js";
import { texts } from "../texts.js";

export default function OnePage() {
  return html`<h1 tabindex="-1">${texts.views.page}</h1>`;
}
