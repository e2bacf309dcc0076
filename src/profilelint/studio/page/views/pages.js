// All pages of the site.
import { html } from "../vendor/preact.js";
import { texts } from "../texts.js";

export default function Pages() {
  return html`<h1 tabindex="-1">${texts.views.pages}</h1>`;
}
