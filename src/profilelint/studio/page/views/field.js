// One field over many pages: its values in a table, changed there, shown as differences, then written.
import { html, useCallback, useEffect, useRef, useState } from "../vendor/preact.js";
import { get } from "../api.js";
import { Choice } from "../parts/choice.js";
import { Dialog } from "../parts/dialog.js";
import { Done } from "../parts/done.js";
import { FieldTable } from "../parts/field_table.js";
import { plainDate } from "../parts/lone_field.js";
import { Notice } from "../parts/notice.js";
import { Proposal, Refused, useProposal } from "../parts/proposal.js";
import { sentence } from "../parts/sentence.js";
import { go } from "../router.js";
import { useStore } from "../store.js";
import { texts } from "../texts.js";

const words = texts.field;
const kept = new Map(); // what was changed and not written, by collection and field, while another view is shown

addEventListener("beforeunload", (event) => {
  if ([...kept.values()].some((edits) => edits.size)) event.preventDefault();
});

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Shows what would change, and writes it. */
function ProposalDialog({ asked, onClose, onDone }) {
  const { proposal, error, moved, busy, written } = asked;
  const write = async () => {
    const answer = await asked.apply();
    if (answer) onDone(answer, proposal.body.values);
  };
  const actions = html`
    <button type="button" onClick=${onClose}>${texts.proposal.back}</button>
    <button type="button" class="primary" disabled=${!proposal?.files.length} aria-disabled=${busy} onClick=${write}>
      ${busy && proposal ? texts.proposal.writing(written) : texts.proposal.write(proposal?.files.length ?? 0)}</button>`;
  return html`
    <${Dialog} title=${words.preview} onClose=${onClose} actions=${actions} wide>
      ${busy && !proposal && html`<p class="soft">${texts.proposal.asking}</p>`}
      <${Proposal} proposal=${proposal} error=${error} moved=${moved} />
    </${Dialog}>
  `;
}

/** Shows the table of a field, and what is done with its changes. */
function Table({ collection, data, onWritten }) {
  const key = JSON.stringify([collection, data.field.route]);
  const [edits, setEdits] = useState(kept.get(key) ?? new Map());
  const [opened, setOpened] = useState(false);
  const [done, setDone] = useState(null);
  const drafts = useRef(new Set()).current;
  const now = useRef(edits);
  const asked = useProposal("api/field");
  const take = (next) => {
    now.current = next;
    kept.set(key, next);
    setEdits(next);
  };
  const put = (rows, value) => {
    const next = new Map(now.current);
    const plain = data.field.control === "date" ? plainDate(value) : value;
    for (const row of rows) {
      if (same(plain, row.present ? row.value : undefined)) next.delete(row.path);
      else next.set(row.path, value);
    }
    setDone(null);
    take(next);
  };
  const without = (paths) => take(new Map([...now.current].filter(([path]) => !paths.has(path))));
  const preview = async () => {
    await Promise.all([...drafts].map((write) => write()));
    if (!now.current.size) return;
    const values = Object.fromEntries([...now.current].map(([path, value]) => [path, value === undefined ? null : value]));
    setOpened(true);
    asked.preview({ collection, route: data.field.route, values });
  };
  const finished = (answer, values) => {
    const refused = new Set(answer.refused.map((each) => each.path));
    const written = Object.entries(values).filter(([path]) => !refused.has(path));
    // What was typed while the files were written is still to be written.
    without(new Set(written.filter(([path, value]) => same(now.current.get(path) ?? null, value)).map(([path]) => path)));
    onWritten(new Map(written));
    setOpened(false);
    setDone(answer);
  };
  return html`
    ${done && html`
      <${Done} key=${done.state} title=${words.done(done.files.length)} />
      <${Refused} refused=${done.refused} done />`}
    ${data.field.help && html`<p class="soft"><bdi>${data.field.help}</bdi></p>`}
    <${FieldTable} data=${data} edits=${edits} put=${put} takeBack=${(row) => without(new Set([row.path]))} drafts=${drafts} />
    ${edits.size > 0 && html`
      <div class="card field-bar" role="region" aria-label=${words.bar}>
        <p role="status">${words.waiting(edits.size)}</p>
        <button type="button" onClick=${() => take(new Map())}>${words.takeAllBack}</button>
        <button type="button" class="primary" onClick=${preview}>${texts.proposal.show}</button>
      </div>`}
    ${opened && html`<${ProposalDialog} asked=${asked} onClose=${() => setOpened(false)} onDone=${finished} />`}
  `;
}

export default function OneField({ query }) {
  const site = useStore((state) => state.site);
  const [data, setData] = useState(null);
  const [error, setError] = useState(null);
  const collections = site?.collections?.length ? site.collections : [{ name: "", title: words.allPages }];
  const collection = collections.some((each) => each.name === query.collection) ? query.collection : collections[0].name;
  const route = query.route ?? "";
  const latest = useRef(0);
  const load = useCallback(async () => {
    const number = ++latest.current;
    try {
      const answer = await get("api/field", route ? { collection, route } : { collection });
      if (number === latest.current) {
        setData({ ...answer, collection, key: JSON.stringify([collection, route]) });
        setError(null);
      }
    } catch (failure) {
      if (number === latest.current) setError(failure.message);
    }
  }, [collection, route]);
  // What is found on a page is known when it has been judged.
  const judged = useStore((state) => state.progress.done >= state.progress.total);
  useEffect(() => {
    if (site) load();
  }, [Boolean(site), collection, route, judged]);
  /** Shows written values at once, and then what the server says of them. */
  const take = (values) => {
    const taken = (row) => {
      const value = plainDate(values.get(row.path));
      return values.has(row.path) ? { ...row, present: value !== null, value, written: null, findings: [] } : row;
    };
    setData((before) => ({ ...before, rows: before.rows.map(taken) }));
    load();
  };
  const names = collections.map((each) => [each.name, each.title || each.name]);
  const routes = data?.collection === collection ? data.routes : [];
  const fields = [
    ...(route ? [] : [["", words.choose]]),
    ...routes.map((each) => [JSON.stringify(each.route), each.label]),
  ];
  const current = data?.key === JSON.stringify([collection, route]);
  return html`
    <div class="view-head"><div><h1 tabindex="-1">${texts.views.field}</h1><p>${words.about}</p></div></div>
    <div class="stack">
      <div class="field-choice">
        <${Choice} label=${words.collection} value=${collection} values=${names} onChange=${(name) => go("field", { collection: name })} />
        <${Choice} label=${words.field} value=${route} values=${fields} onChange=${(chosen) => go("field", { collection, route: chosen })} />
      </div>
      ${error && html`<${Notice} kind="error" title=${sentence(error)} />`}
      ${!current && !error && html`<p class="soft">${words.loading}</p>`}
      ${current && !data.field && html`<p>${route ? words.noPages : words.first}</p>`}
      ${current && data.field && html`<${Table} key=${data.key} collection=${collection} data=${data} onWritten=${take} />`}
    </div>
  `;
}
