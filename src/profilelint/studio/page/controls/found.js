// What was found in a field, below its control, with what can be done about it.
import { html } from "../vendor/preact.js";
import { Icon } from "../parts/icon.js";
import { texts } from "../texts.js";
import { textOf, useForm } from "./form_context.js";

/** The buttons for one finding: its fixes, and "let this stay"; none where nothing can be asked for. */
export function Remedies({ finding, repair, stay, readOnly }) {
  if (readOnly || !repair) return null;
  const fixes = finding.fixes ?? [];
  return html`
    <span class="remedies">
      ${fixes.map((fix) => html`
        <button type="button" class="small" aria-label=${texts.page.fixFor(fix.title, finding.message)} onClick=${() => repair(finding, fix)}>
          ${fix.title || texts.page.fix}
        </button>
      `)}
      ${finding.stay && html`
        <button type="button" class="quiet small" aria-label=${texts.page.stayFor(finding.message)} onClick=${() => stay(finding)}>
          ${texts.page.stay}
        </button>
      `}
    </span>
  `;
}

/** One finding below its field. */
const FindingHere = ({ finding, ...remedies }) => html`
  <li class=${`finding finding-${finding.severity}`}>
    <p><${Icon} name=${finding.severity} /><span><span class="unseen">${texts.severities[finding.severity]}: </span>${finding.message}</span></p>
    <${Remedies} finding=${finding} ...${remedies} />
  </li>
`;

/** What is wrong with a value at first sight: the value as it stands, and why. */
export const Problem = ({ field }) => field.problem
  && html`<p class="stands">${texts.form.stands(textOf(field), field.problem)}</p>`;

/** Returns the findings of a field that the form knows. */
export function useFound(field) {
  const { findings } = useForm();
  return (field.findings ?? []).map((each) => findings.get(each)).filter(Boolean);
}

/** Shows the findings of a field; `id` is what a control is described by. */
export function Found({ field, id }) {
  const { repair, stay, readOnly } = useForm();
  const found = useFound(field);
  if (!found.length) return null;
  return html`<ul class="field-findings" id=${id}>${found.map((finding) => html`
    <${FindingHere} key=${finding.id} finding=${finding} repair=${repair} stay=${stay} readOnly=${readOnly} />`)}</ul>`;
}
