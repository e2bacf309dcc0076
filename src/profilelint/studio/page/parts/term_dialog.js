// A term added, renamed or deprecated: what is wanted, then what would change, then the change.
import { html, useEffect, useId, useRef, useState } from "../vendor/preact.js";
import { texts } from "../texts.js";
import { Dialog } from "./dialog.js";
import { Proposal, useProposal } from "./proposal.js";
import { TextField } from "./text_field.js";

const words = texts.terms;
const lines = (text) => text.split(/\r\n?|\n/).map((line) => line.trim()).filter(Boolean);

/** Returns the change that the fields ask for, or under `problem` what is missing. */
function changeOf(what, term, { label, note, synonyms }, list) {
  const wanted = label.trim();
  const isThere = list.terms.some((each) => each.label === wanted);
  if (what === "deprecate") {
    if (wanted === term.label) return { problem: words.same };
    return { do: what, label: term.label, successor: wanted || null };
  }
  if (!wanted) return { problem: words.empty };
  if (what === "add") {
    if (isThere) return { problem: words.taken(wanted) };
    return { do: what, label: wanted, note: note.trim(), synonyms: lines(synonyms) };
  }
  return wanted === term.label ? { problem: words.same } : { do: what, label: term.label, to: wanted };
}

const said = (change) => words.done[change.do](change.label, change.to);

export function TermDialog({ list, change: { what, term }, onClose, onDone }) {
  const id = useId();
  const [fields, setFields] = useState({ label: what === "rename" ? term.label : "", note: "", synonyms: "" });
  const [problem, setProblem] = useState("");
  const [returned, setReturned] = useState(false);
  const first = useRef();
  const { proposal, error, moved, busy, written, preview, apply, reset } = useProposal("api/terms/change");
  const put = (key) => (text) => setFields((before) => ({ ...before, [key]: text }));
  const show = async (event) => {
    event.preventDefault();
    const change = changeOf(what, term, fields, list);
    setProblem(change.problem ?? "");
    if (change.problem) first.current.focus();
    else await preview({ list: list.id, change });
  };
  const write = async () => {
    const { change } = proposal.body;
    const answer = await apply();
    if (answer) onDone(answer, said(change));
  };
  const back = () => {
    reset();
    setReturned(true);
  };
  useEffect(() => {
    if (returned && !proposal) first.current?.focus();
  }, [proposal, returned]);
  const others = list.terms.map((each) => each.label).filter((label) => label !== term?.label);
  const merges = what === "rename" && others.includes(fields.label.trim()) && words.merges(fields.label.trim());
  const title = term ? words.about_term(words[what], term.label) : words.add;
  const actions = proposal
    ? html`
      <button type="button" onClick=${back}>${texts.proposal.back}</button>
      <button type="button" class="primary" disabled=${!proposal.files.length} aria-disabled=${busy} onClick=${write}>
        ${busy ? texts.proposal.writing(written) : texts.proposal.write(proposal.files.length)}</button>`
    : html`
      <button type="button" onClick=${onClose}>${texts.cancel}</button>
      <button class="primary" form=${id} aria-disabled=${busy}>${busy ? texts.proposal.asking : texts.proposal.show}</button>`;
  return html`
    <${Dialog} title=${title} onClose=${onClose} actions=${actions} wide=${Boolean(proposal)}>
      ${!proposal && html`
        <form id=${id} class="stack" onSubmit=${show} noValidate>
          ${what === "deprecate" && html`<p>${words.deprecateHelp}</p>`}
          <${TextField} label=${words[{ add: "label", rename: "to", deprecate: "successor" }[what]]} input=${first} autofocus
            help=${merges || words[{ add: "labelHelp", rename: "toHelp", deprecate: "successorHelp" }[what]]}
            problem=${problem} value=${fields.label} onInput=${put("label")} list=${what === "deprecate" ? others : undefined} />
          ${what === "add" && html`
            <${TextField} label=${words.newSynonyms} help=${words.newSynonymsHelp} rows=${3} value=${fields.synonyms} onInput=${put("synonyms")} />
            <${TextField} label=${words.note} help=${words.noteHelp} value=${fields.note} onInput=${put("note")} />`}
        </form>`}
      <${Proposal} proposal=${proposal} error=${error} moved=${moved} />
    </${Dialog}>
  `;
}
