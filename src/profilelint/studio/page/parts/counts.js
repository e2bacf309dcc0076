// How many errors, warnings and hints there are: a picture, a number, and words for who hears them.
import { html } from "../vendor/preact.js";
import { texts } from "../texts.js";
import { Icon } from "./icon.js";

export const Counts = ({ errors, warnings, hints }) => html`
  <span class="counts">
    ${[["error", errors], ["warning", warnings], ["hint", hints]].map(([name, number]) => number > 0 && html`
      <span class=${`count count-${name}`} title=${texts.severities.counted(name, number)}>
        <${Icon} name=${name} /><span aria-hidden="true">${number}</span>
        <span class="unseen">${texts.severities.counted(name, number)} </span>
      </span>
    `)}
  </span>
`;
