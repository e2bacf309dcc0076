// A group of fields that belong together.
import { html } from "../vendor/preact.js";

/** `Part` draws one field with its label; it is handed in because a field may be a group itself. */
export const ObjectControl = ({ field, id, describedby, label, Part }) => html`
  <div class="group" role="group" id=${id} tabindex="-1" aria-label=${label ?? field.label} aria-describedby=${describedby}>
    ${(field.fields ?? []).map((each) => html`<${Part} key=${each.key} field=${each} id=${`${id}-${each.key}`} />`)}
  </div>
`;
