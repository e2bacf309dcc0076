// The table of one field over many pages: which rows are shown, and the control of each.
import { html, useEffect, useId, useMemo, useRef, useState } from "../vendor/preact.js";
import { get } from "../api.js";
import { Control } from "../controls/control.js";
import { FormContext } from "../controls/form_context.js";
import { address } from "../router.js";
import { texts } from "../texts.js";
import { Choice } from "./choice.js";
import { Icon } from "./icon.js";
import { changed, fieldOf, wordsOf } from "./lone_field.js";

const words = texts.field;
const SIZE = 50; // as many rows are shown at once, so that thousands do not hold up the page

const isEmpty = (row) => wordsOf(row.value).trim() === "";
const KINDS = {
  all: () => true,
  empty: isEmpty,
  faulty: (row) => row.findings.length > 0,
  changed: (row, edits) => edits.has(row.path),
};
const { compare } = new Intl.Collator(undefined, { numeric: true });
const byPath = (a, b) => (a.row.path < b.row.path ? -1 : 1);
const ORDERS = {
  page: (a, b) => compare(a.title, b.title) || byPath(a, b),
  value: (a, b) => compare(a.value, b.value) || byPath(a, b),
  faults: (a, b) => b.row.findings.length - a.row.findings.length || byPath(a, b),
};

/** Returns rows with what is searched and sorted by, made once for all searches. */
function indexed(rows) {
  return rows.map((row) => {
    const [title, value] = [row.title || row.path, wordsOf(row.value)];
    return { row, title, value, text: `${title}\n${row.path}\n${value}`.toLocaleLowerCase() };
  });
}

/** Returns the rows that are asked for, in their order; what is typed in the table moves none. */
function arranged(index, edits, { search, kind, order, down }) {
  const wanted = search.trim().toLocaleLowerCase();
  const found = index.filter(({ row, text }) => KINDS[kind](row, edits) && text.includes(wanted));
  found.sort(ORDERS[order]);
  return (down ? found.reverse() : found).map(({ row }) => row);
}

const known = new Map(); // choices by their id, for all rows

function choicesOf(path, id) {
  if (!known.has(id)) {
    const asked = get("api/page/choices", { path, id }).then((answer) => answer.choices);
    asked.catch(() => known.delete(id));
    known.set(id, asked);
  }
  return known.get(id);
}

/** Draws the control of a value that is only here so far; `put` is called with the value that it is to be. */
export function LoneControl({ template, value, more, path, put, drafts, foreign = 0, id, label, describedby }) {
  const current = useRef(value);
  current.current = value;
  const form = {
    act: (operation) => {
      // Two operations may come before the row is drawn anew.
      current.current = changed(current.current, operation, operation.route.slice(template.route.length));
      put(current.current);
      return Promise.resolve();
    },
    choices: (choices) => choicesOf(path, choices),
    foreign,
    readOnly: false,
    drafts,
    findings: new Map(),
    showInText: null,
  };
  return html`
    <${FormContext.Provider} value=${form}>
      <${Control} field=${fieldOf(template, value, more)} id=${id} label=${label} describedby=${describedby} />
    </${FormContext.Provider}>
  `;
}

/** Shows what was found in a row. */
function Fault({ found }) {
  const { severity } = found;
  return html`
    <p class="fault"><span class=${`severity-${severity}`}><${Icon} name=${severity} /></span>
      <span><span class="unseen">${texts.severities[severity]}: </span><bdi>${found.message}</bdi></span></p>
  `;
}

function Row({ row, template, edited, value, put, takeBack, drafts }) {
  const id = useId();
  const [foreign, setForeign] = useState(0);
  const title = row.title || row.path;
  const more = edited ? {} : { written: row.written, findings: row.findings };
  return html`
    <tr role="row" class=${edited ? "edited" : ""}>
      <th role="rowheader" scope="row">
        <a href=${address("page", { path: row.path })}><bdi>${title}</bdi></a>
        ${row.title && html`<code class="soft"><bdi>${row.path}</bdi></code>`}
      </th>
      <td role="cell" class="value">
        <${LoneControl} template=${template} value=${value} more=${more} path=${row.path} put=${put} drafts=${drafts} foreign=${foreign}
          id=${`${id}-value`} label=${words.valueOf(template.label ?? template.key, title)} describedby=${`${id}-state`} />
      </td>
      <td role="cell" class="state" id=${`${id}-state`}>
        ${edited
          ? html`<span class="chip chip-accent">${words.edited}</span>
            <button type="button" class="small quiet" aria-label=${words.takeBackOf(title)}
              onClick=${() => { takeBack(); setForeign(foreign + 1); }}><${Icon} name="undo" />${words.takeBack}</button>`
          : row.findings.map((found) => html`<${Fault} found=${found} />`)}
      </td>
    </tr>
  `;
}

/** Puts one value into all rows that are shown by search and filter. */
function Fill({ template, rows, putAll, drafts }) {
  const id = useId();
  const [value, setValue] = useState(undefined);
  const now = useRef(undefined);
  const keep = (given) => {
    now.current = given;
    setValue(given);
  };
  const put = async () => {
    await Promise.all([...drafts].map((write) => write()));
    putAll(rows, now.current);
  };
  return html`
    <details class="fill">
      <summary>${words.fill(rows.length)}</summary>
      <div class="card fill-body">
        <div><${LoneControl} template=${template} value=${value} path=${rows[0].path} put=${keep} drafts=${drafts} id=${id}
          label=${words.fillValue(template.label ?? template.key)} /></div>
        <button type="button" onClick=${put}>${words.put(rows.length)}</button>
        <p class="soft">${words.fillHelp}</p>
      </div>
    </details>
  `;
}

function Sorter({ name, sort, setSort }) {
  const current = sort.order === name;
  return html`
    <th role="columnheader" scope="col" aria-sort=${current ? (sort.down ? "descending" : "ascending") : undefined}>
      <button type="button" class="small quiet" onClick=${() => setSort({ order: name, down: current && !sort.down })}>
        ${words.columns[name]}${current && html`<${Icon} name=${sort.down ? "down" : "up"} />`}
      </button>
    </th>
  `;
}

/** `edits` maps the paths of changed rows to their values; `put(rows, value)` changes rows, `takeBack(row)` undoes that. */
export function FieldTable({ data, edits, put, takeBack, drafts }) {
  const { field: template, rows } = data;
  const [search, setSearch] = useState("");
  const [kind, setKind] = useState("all");
  const [sort, setSort] = useState({ order: "page", down: false });
  const [page, setPage] = useState(0);
  const id = useId();
  const table = useRef();
  const index = useMemo(() => indexed(rows), [rows]);
  // Only the rows that are asked for by "changed here" depend on what is typed.
  const found = useMemo(() => arranged(index, edits, { search, kind, ...sort }), [index, search, kind, sort, kind === "changed" ? edits.size : 0]);
  const counts = useMemo(() => ({ all: rows.length, empty: rows.filter(isEmpty).length, faulty: rows.filter(KINDS.faulty).length }), [rows]);
  const last = Math.max(0, Math.ceil(found.length / SIZE) - 1);
  const at = Math.min(page, last);
  const shown = found.slice(at * SIZE, (at + 1) * SIZE);
  useEffect(() => setPage(0), [search, kind, sort]);
  const turn = (to) => {
    if (to < 0 || to > last) return;
    setPage(to);
    table.current?.scrollIntoView({ block: "start" });
  };
  const kinds = Object.keys(KINDS).map((each) => [each, words.kinds[each](each === "changed" ? edits.size : counts[each])]);
  return html`
    <div class="table-filters">
      <div class="labelled">
        <label for=${id}>${words.search}</label>
        <input id=${id} type="search" autocomplete="off" value=${search} onInput=${(event) => setSearch(event.currentTarget.value)} />
      </div>
      <${Choice} label=${words.show} value=${kind} values=${kinds} onChange=${setKind} />
    </div>
    ${found.length > 1 && html`<${Fill} template=${template} rows=${found} putAll=${put} drafts=${drafts} />`}
    ${found.length === 0 ? html`<p role="status">${words.nothing}</p>` : html`
      <table role="table" class="card field-table" ref=${table}>
        <caption class="unseen">${words.caption(template.label ?? template.key)}</caption>
        <thead role="rowgroup"><tr role="row">
          ${["page", "value", "faults"].map((name) => html`<${Sorter} key=${name} name=${name} sort=${sort} setSort=${setSort} />`)}
        </tr></thead>
        <tbody role="rowgroup">
          ${shown.map((row) => html`
            <${Row} key=${row.path} row=${row} template=${template} edited=${edits.has(row.path)} drafts=${drafts}
              value=${edits.has(row.path) ? edits.get(row.path) : row.present ? row.value : undefined}
              put=${(value) => put([row], value)} takeBack=${() => takeBack(row)} />`)}
        </tbody>
      </table>
      <nav class="turning" aria-label=${words.turning}>
        <p class="soft" role="status">${words.range(at * SIZE + 1, at * SIZE + shown.length, found.length)}</p>
        ${last > 0 && html`
          <button type="button" aria-disabled=${at === 0} onClick=${() => turn(at - 1)}>${words.before}</button>
          <button type="button" aria-disabled=${at === last} onClick=${() => turn(at + 1)}>${words.after}</button>`}
      </nav>`}
  `;
}
