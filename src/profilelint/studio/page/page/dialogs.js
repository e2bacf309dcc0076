// What is asked before something is changed: the lines that change, a reason, a choice between two texts.
import { html, useEffect, useState } from "../vendor/preact.js";
import { Calendar } from "../controls/calendar.js";
import { Dialog } from "../parts/dialog.js";
import { Difference } from "../parts/difference.js";
import { Notice } from "../parts/notice.js";
import { getState } from "../store.js";
import { texts } from "../texts.js";

const words = texts.page;

/** Runs what a dialog's main button does: once, with its failure shown in the dialog. */
function useTask(task) {
  const [state, setState] = useState({ busy: false, error: null });
  const run = async () => {
    if (state.busy) return;
    setState({ busy: true, error: null });
    try {
      await task();
    } catch (failure) {
      setState({ busy: false, error: failure.message });
    }
  };
  return { ...state, run };
}

const Failure = ({ message }) => message && html`<${Notice} kind="error" title=${message} />`;

/** Shows lines that change, and changes them. */
export function PreviewDialog({ title, difference, unsafe, confirm, apply, onClose }) {
  const task = useTask(async () => { await apply(); onClose(); });
  return html`
    <${Dialog} title=${title} onClose=${onClose} actions=${html`
      <button type="button" onClick=${onClose}>${texts.cancel}</button>
      <button type="button" class="primary" aria-disabled=${task.busy} onClick=${task.run}>${confirm}</button>`}>
      ${unsafe && html`<${Notice} kind="warning" title=${words.unsafe} />`}
      <${Difference} difference=${difference} />
      <${Failure} message=${task.error} />
    </${Dialog}>
  `;
}

/** Asks why a finding may stay, and until when. */
export function StayDialog({ finding, apply, onClose }) {
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const [where, setWhere] = useState("");
  const [calendar, setCalendar] = useState(false);
  const [missing, setMissing] = useState(false);
  const task = useTask(async () => { await apply(reason.trim(), until.trim(), where); onClose(); });
  const confirm = () => (reason.trim() ? task.run() : setMissing(true));
  return html`
    <${Dialog} title=${words.stayTitle} onClose=${onClose} actions=${html`
      <button type="button" onClick=${onClose}>${texts.cancel}</button>
      <button type="button" class="primary" aria-disabled=${task.busy} onClick=${confirm}>${words.stayConfirm}</button>`}>
      <p class="quoted">${finding.message}</p>
      <div>
        <label for="stay-reason">${words.stayReason}</label>
        <textarea id="stay-reason" rows="2" dir="auto" value=${reason} required aria-describedby="stay-reason-help"
          aria-invalid=${missing && !reason.trim() ? "true" : undefined} onInput=${(event) => setReason(event.currentTarget.value)}></textarea>
        <p class="note" id="stay-reason-help">${words.stayReasonHelp}</p>
        ${missing && !reason.trim() && html`<p class="refused" role="alert">${words.stayReasonMissing}</p>`}
      </div>
      <div>
        <label for="stay-until">${words.stayUntil}</label>
        <div class="date">
          <input id="stay-until" class="narrow" type="text" value=${until} placeholder=${texts.form.datePattern} autocomplete="off"
            onInput=${(event) => setUntil(event.currentTarget.value)} />
          <button type="button" aria-haspopup="dialog" aria-expanded=${calendar} onClick=${() => setCalendar(!calendar)}>${texts.form.calendar}</button>
          ${calendar && html`<${Calendar} value=${until} today=${getState().site?.today} label=${words.stayUntil}
            onChoose=${(day) => { setUntil(day); setCalendar(false); }} onClose=${() => setCalendar(false)} />`}
        </div>
        <p class="note">${words.stayUntilHelp}</p>
      </div>
      <div class="answers" role="radiogroup" aria-label=${words.stayWhere}>
        ${[["", words.stayInPage], ["baseline", words.stayInBaseline]].map(([value, label]) => html`
          <label class="answer"><input type="radio" name="stay-where" checked=${where === value} onChange=${() => setWhere(value)} /><span>${label}</span></label>`)}
      </div>
      <${Failure} message=${task.error} />
    </${Dialog}>
  `;
}

/** Shows what will be in the file before it is written. */
export function SaveDialog({ load, save, onClose }) {
  const [difference, setDifference] = useState(null);
  const [failed, setFailed] = useState(null);
  const task = useTask(save);
  useEffect(() => { load().then(setDifference, (failure) => setFailed(failure.message)); }, []);
  const lines = difference?.hunks?.flatMap((hunk) => hunk.lines) ?? [];
  const count = (kind) => lines.filter((line) => line.kind === kind).length;
  return html`
    <${Dialog} title=${words.saveTitle} onClose=${onClose} actions=${html`
      <button type="button" onClick=${onClose}>${texts.cancel}</button>
      <button type="button" class="primary" aria-disabled=${!difference || task.busy} onClick=${() => difference && task.run()}>${words.saveConfirm}</button>`}>
      ${!difference && !failed && html`<p class="soft">${texts.loading}</p>`}
      ${difference && html`
        <p class="soft">${words.saveLines(count("removed"), count("added"))}</p>
        <${Difference} difference=${difference} />`}
      <${Failure} message=${failed ?? task.error} />
    </${Dialog}>
  `;
}

/** Returns the lines of a Difference as pairs, what was theirs on the left and what is ours on the right. */
function pairsOf(hunk) {
  const pairs = [];
  let removed = [];
  let added = [];
  const flush = () => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) pairs.push([removed[index], added[index]]);
    removed = [];
    added = [];
  };
  for (const line of hunk.lines) {
    if (line.kind === "removed") removed.push(line);
    else if (line.kind === "added") added.push(line);
    else { flush(); pairs.push([line, line]); }
  }
  flush();
  return pairs;
}

const Half = ({ line, kind, number }) => html`
  <td class=${`number ${line?.kind === kind ? `line-${kind}` : ""}`}>${line ? line[number] ?? "" : ""}</td>
  <td class=${`text ${line?.kind === kind ? `line-${kind}` : ""}`}>${line ? line.text || "\u200b" : ""}</td>
`;

/** The file was changed or deleted by another: both texts, and what can be done. */
export function ConflictDialog({ conflict, takeTheirs, saveMine, onClose }) {
  const mine = useTask(saveMine);
  const theirs = useTask(takeTheirs);
  const deleted = conflict.theirs === null;
  return html`
    <${Dialog} wide=${!deleted} title=${deleted ? words.deletedTitle : words.conflictTitle} onClose=${onClose} actions=${html`
      <button type="button" onClick=${onClose}>${words.conflictKeep}</button>
      ${!deleted && html`<button type="button" aria-disabled=${theirs.busy} onClick=${theirs.run}>${words.conflictTheirs}</button>`}
      <button type="button" class="primary" aria-disabled=${mine.busy} onClick=${mine.run}>${deleted ? words.deletedSave : words.conflictMine}</button>`}>
      <p>${deleted ? words.deletedAdvice : words.conflictAdvice}</p>
      ${!deleted && html`
        <div class="difference sides" role="region" aria-label=${words.conflictTitle} tabindex="0">
          <table>
            <thead><tr><th scope="col" colspan="2">${words.conflictOnDisk}</th><th scope="col" colspan="2">${words.conflictYours}</th></tr></thead>
            ${(conflict.difference?.hunks ?? []).map((hunk) => html`<tbody>${pairsOf(hunk).map(([left, right]) => html`
              <tr><${Half} line=${left} kind="removed" number="old" /><${Half} line=${right} kind="added" number="new" /></tr>`)}</tbody>`)}
          </table>
        </div>`}
      <${Failure} message=${mine.error ?? theirs.error} />
    </${Dialog}>
  `;
}

/** Asks before what was typed is given up. */
export function DiscardDialog({ discard, onClose }) {
  const task = useTask(async () => { await discard(); onClose(); });
  return html`
    <${Dialog} title=${words.discardTitle} onClose=${onClose} actions=${html`
      <button type="button" onClick=${onClose}>${texts.cancel}</button>
      <button type="button" class="danger" aria-disabled=${task.busy} onClick=${task.run}>${words.discardConfirm}</button>`}>
      <p>${words.discardAdvice}</p>
      <${Failure} message=${task.error} />
    </${Dialog}>
  `;
}

/** Asks the network for the links of the page, and shows what each one answered. */
export function LinksDialog({ load, show, onClose }) {
  const [links, setLinks] = useState(null);
  const [failed, setFailed] = useState(null);
  useEffect(() => { load().then((answer) => setLinks(answer.links), (failure) => setFailed(failure.message)); }, []);
  return html`
    <${Dialog} title=${words.linksTitle} onClose=${onClose}>
      ${!links && !failed && html`<p class="soft" role="status">${words.linksLoading}</p>`}
      ${links && !links.length && html`<p class="soft">${words.linksNone}</p>`}
      ${links?.length > 0 && html`<p role="status">${words.linksFound(links.length, links.filter((link) => link.is_fault).length)}</p>
        <ul class="links">${[...links].sort((a, b) => Number(b.is_fault) - Number(a.is_fault)).map((link) => html`
          <li>
            <span class=${`chip ${link.is_fault ? "chip-no" : "chip-yes"}`}>${link.verdict}</span>
            <button type="button" class="quiet small link-address" onClick=${() => { onClose(); show(link); }}>${link.address}</button>
            ${link.message && html`<p class="soft">${link.message}</p>`}
          </li>`)}</ul>`}
      <${Failure} message=${failed} />
    </${Dialog}>
  `;
}
