// What was found on the page: a list to jump by, and for each what can be done about it.
import { html, useState } from "../vendor/preact.js";
import { Remedies } from "../controls/found.js";
import { Icon } from "../parts/icon.js";
import { texts } from "../texts.js";

const WEIGHT = { error: 0, warning: 1, hint: 2 };

/** Returns findings as they are listed: errors first, then as they stand in the text. */
export const inOrder = (findings) => [...findings].sort(
  (a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || a.from - b.from,
);

/** Returns how many findings of a page are errors, warnings and hints. */
export function countsOf(findings) {
  const counts = { errors: 0, warnings: 0, hints: 0 };
  for (const { severity } of findings) counts[`${severity}s`] += 1;
  return counts;
}

function Entry({ finding, show, ...remedies }) {
  const [open, setOpen] = useState(false);
  const { severity } = finding;
  return html`
    <li class=${`finding finding-${severity}`}>
      <button type="button" class="quiet finding-jump" onClick=${() => { setOpen(true); show(finding); }}>
        <${Icon} name=${severity} />
        <span><span class="unseen">${texts.severities[severity]}: </span>${finding.message}
          <span class="finding-place">${texts.page.line(finding.line)} · ${finding.rule}</span></span>
      </button>
      <button type="button" class="quiet small only-icon finding-more" aria-expanded=${open} aria-label=${texts.page.whatToDo(finding.message)}
        onClick=${() => setOpen(!open)}><${Icon} name="open" /></button>
      ${open && html`
        <div class="finding-details">
          ${finding.help && html`<p class="soft">${finding.help}${" "}
            ${/^https?:/.test(finding.page ?? "") && html`<a href=${finding.page} target="_blank" rel="noopener noreferrer">${texts.page.readMore}</a>`}</p>`}
          ${(finding.related ?? []).map((each) => html`<p class="soft"><code>${texts.place(each.path, each.line)}</code> ${each.message}</p>`)}
          <${Remedies} finding=${finding} ...${remedies} />
        </div>
      `}
    </li>
  `;
}

/** The list of all findings; `show` jumps to one. */
export function Findings({ findings, show, repair, stay, repairAll, readOnly }) {
  const [open, setOpen] = useState(true);
  const safe = findings.some((finding) => (finding.fixes ?? []).some((fix) => fix.safety === "safe"));
  return html`
    <section class="findings card" aria-labelledby="findings-title">
      <header>
        <h2 id="findings-title">
          <button type="button" class="quiet" aria-expanded=${open} aria-controls="findings-list" onClick=${() => setOpen(!open)}>
            <${Icon} name="open" />${texts.page.findings(findings.length)}
          </button>
        </h2>
        ${safe && !readOnly && html`<button type="button" class="small" onClick=${repairAll}>${texts.page.repairAll}</button>`}
      </header>
      <div id="findings-list" hidden=${!open}>
        ${findings.length
          ? html`<ul tabindex="0" role="list" aria-labelledby="findings-title">${inOrder(findings).map((finding) => html`
              <${Entry} key=${finding.id} finding=${finding} show=${show} repair=${repair} stay=${stay} readOnly=${readOnly} />`)}</ul>`
          : html`<p class="soft">${texts.page.nothingFound}</p>`}
      </div>
    </section>
  `;
}
