// What a screen reader is told of what has just happened, beside what it finds on the page.
import { html } from "../vendor/preact.js";

const regions = { polite: null, assertive: null };

/** Says `text` to who cannot see the page; `urgent` interrupts what is being said. */
export function announce(text, { urgent = false } = {}) {
  const region = regions[urgent ? "assertive" : "polite"];
  if (!region) return;
  // The same words twice are said twice only if the text differs.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

export const Announcer = () => html`
  <div class="unseen" aria-live="polite" ref=${(each) => { regions.polite = each; }}></div>
  <div class="unseen" aria-live="assertive" ref=${(each) => { regions.assertive = each; }}></div>
`;
