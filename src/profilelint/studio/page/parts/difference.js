// The lines that change, as the server tells them: what goes, what comes, and three lines around.
import { html } from "../vendor/preact.js";
import { texts } from "../texts.js";

const SIGNS = { same: " ", removed: "−", added: "+" };

const Line = ({ line }) => html`
  <tr class=${`line-${line.kind}`}>
    <td class="number">${line.old ?? ""}</td>
    <td class="number">${line.new ?? ""}</td>
    <td class="sign" aria-hidden="true">${SIGNS[line.kind]}</td>
    <td class="text">
      ${line.kind !== "same" && html`<span class="unseen">${texts.difference[line.kind]}: </span>`}${line.text || "\u200b"}
    </td>
  </tr>
`;

/** Shows a Difference of the API; `label` says of what it is. */
export function Difference({ difference, label }) {
  const hunks = difference?.hunks ?? [];
  if (!hunks.length) return html`<p class="soft">${texts.difference.none}</p>`;
  return html`
    <div class="difference" role="region" aria-label=${label ?? texts.difference.label} tabindex="0">
      <table>
        <caption class="unseen">${label ?? texts.difference.label}</caption>
        <thead class="unseen">
          <tr>
            <th scope="col">${texts.difference.before}</th><th scope="col">${texts.difference.after}</th>
            <th scope="col">${texts.difference.sign}</th><th scope="col">${texts.difference.text}</th>
          </tr>
        </thead>
        ${hunks.map((hunk) => html`<tbody>${hunk.lines.map((line) => html`<${Line} line=${line} />`)}</tbody>`)}
      </table>
    </div>
  `;
}
