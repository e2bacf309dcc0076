// Above an open page: what it is called, whether it may be published, and what can be done with it.
import { html } from "../vendor/preact.js";
import { Counts } from "../parts/counts.js";
import { Icon } from "../parts/icon.js";
import { Notice } from "../parts/notice.js";
import { address } from "../router.js";
import { texts } from "../texts.js";
import { countsOf } from "./findings.js";

const words = texts.page;

const Publishable = ({ value }) => html`
  <span class=${`chip ${value ? "chip-yes" : "chip-no"}`}>
    <${Icon} name=${value ? "yes" : "no"} />${value ? words.mayBePublished : words.mayNotBePublished}
  </span>
`;

function saidState(shown, saved) {
  if (shown.unsent) return words.sending;
  if (shown.unsaved) return words.unsaved;
  return saved ? words.saved : words.noChange;
}

export function PageHead({ shown, path, readOnly, saved, canUndo, canRedo, undo, redo, save, discard, links }) {
  const nothing = !shown.unsaved;
  return html`
    <div class="page-head">
      <div class="page-title">
        <a class="back" href=${address("pages")}><${Icon} name="back" />${texts.views.pages}</a>
        <h1 tabindex="-1"><bdi>${shown.page.title || path}</bdi></h1>
        <p class="page-facts">
          <code>${path}</code>
          <${Publishable} value=${shown.publishable} />
          <${Counts} ...${countsOf(shown.findings)} />
        </p>
      </div>
      <div class="page-actions" role="toolbar" aria-label=${words.actions}>
        <span class=${`save-state ${shown.unsaved ? "is-unsaved" : ""}`} role="status">${saidState(shown, saved)}</span>
        <button type="button" class="quiet only-icon" aria-label=${words.undo} title=${words.undo} aria-disabled=${!canUndo} onClick=${undo}><${Icon} name="undo" /></button>
        <button type="button" class="quiet only-icon" aria-label=${words.redo} title=${words.redo} aria-disabled=${!canRedo} onClick=${redo}><${Icon} name="redo" /></button>
        <button type="button" class="quiet" onClick=${links}><${Icon} name="link" />${words.links}</button>
        ${!readOnly && html`
          <button type="button" class="quiet" aria-disabled=${nothing} onClick=${() => !nothing && discard()}>${words.discard}</button>
          <button type="button" class="primary" aria-disabled=${nothing} onClick=${save}>${words.save}</button>
        `}
      </div>
    </div>
  `;
}

/** What has to be known of the file: read-only, changed or deleted by another, open elsewhere. */
export function PageNotices({ shown, save }) {
  const notices = [];
  if (shown.failure) notices.push(html`<${Notice} kind="error" title=${words.notKept}>${shown.failure}</${Notice}>`);
  if (shown.readOnly) notices.push(html`<${Notice} kind="info" title=${words.readOnly}>${shown.readOnly}</${Notice}>`);
  if (shown.disk === "changed") notices.push(html`<${Notice} kind="warning" title=${words.changedOnDisk}>${words.changedOnDiskAdvice}</${Notice}>`);
  if (shown.disk === "deleted") {
    notices.push(html`<${Notice} kind="warning" title=${words.deletedOnDisk} actions=${html`<button type="button" onClick=${save}>${words.deletedSave}</button>`}>${words.deletedAdvice}</${Notice}>`);
  }
  if (shown.disk === "new") notices.push(html`<${Notice} kind="info" title=${words.newPage}>${words.newPageAdvice}</${Notice}>`);
  if (shown.reloaded) notices.push(html`<${Notice} kind="info" title=${words.reloaded}>${words.reloadedAdvice}</${Notice}>`);
  if (shown.otherWindow) notices.push(html`<${Notice} kind="info" title=${words.otherWindow}>${words.otherWindowAdvice}</${Notice}>`);
  return notices.length > 0 && html`<div class="notices">${notices}</div>`;
}
