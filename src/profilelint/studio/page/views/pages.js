// All pages of the site: which may be published, what was found, and how to find one.
import { html, useEffect, useMemo, useState } from "../vendor/preact.js";
import { Counts } from "../parts/counts.js";
import { Icon } from "../parts/icon.js";
import { address } from "../router.js";
import { useStore } from "../store.js";
import { texts } from "../texts.js";

const words = texts.pages;
const MOST = 200; // as many rows are drawn at first; a button draws the next
const STATES = {
  all: () => true,
  no: (row) => row.publishable === false,
  yes: (row) => row.publishable === true,
  errors: (row) => row.errors > 0,
  warnings: (row) => row.warnings > 0,
  hints: (row) => row.hints > 0,
};
const FLAGS = {
  fixable: (row) => row.fixable > 0,
  changed: (row) => row.changed,
  drafts: (row) => row.draft,
  unsaved: (row) => row.unsaved,
};
const NO_FILTERS = { search: "", collection: "", rule: "", state: "all", fixable: false, changed: false, drafts: false, unsaved: false };
let last = NO_FILTERS; // the list is as it was left when one comes back from a page

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Returns the rows that pass all filters. */
function passing(rows, filters) {
  const parts = plain(filters.search).split(/\s+/).filter(Boolean);
  const flags = Object.keys(FLAGS).filter((name) => filters[name]);
  return rows.filter((row) => (!filters.collection || row.collection === filters.collection)
    && (!filters.rule || row.rules.includes(filters.rule))
    && STATES[filters.state](row)
    && flags.every((name) => FLAGS[name](row))
    && (!parts.length || parts.every((part) => plain(`${row.title} ${row.path}`).includes(part))));
}

function Publishable({ row }) {
  if (row.publishable === null || !row.judged) return html`<span class="soft">${words.unknown}</span>`;
  return html`<span class=${`chip ${row.publishable ? "chip-yes" : "chip-no"}`}>
    <${Icon} name=${row.publishable ? "yes" : "no"} />${row.publishable ? words.yes : words.no}</span>`;
}

function Row({ row }) {
  const marks = [
    row.unsaved && [words.unsaved, "chip-accent"], row.draft && [words.draft, ""], row.hidden && [words.hidden, ""],
    row.changed && [words.changedHere, ""],
  ].filter(Boolean);
  const found = row.errors + row.warnings + row.hints > 0;
  return html`
    <tr>
      <th scope="row">
        <a href=${address("page", { path: row.path })}><bdi>${row.title || row.path}</bdi></a>
        <span class="row-path">${row.path}</span>
        ${marks.length > 0 && html`<span class="row-marks">${marks.map(([word, name]) => html`<span class=${`chip ${name}`}>${word}</span>`)}</span>`}
      </th>
      <td data-label=${words.collection}>${row.collection}</td>
      <td data-label=${words.publish}><${Publishable} row=${row} /></td>
      <td data-label=${words.foundHere}>
        ${row.judged && (found ? html`<${Counts} errors=${row.errors} warnings=${row.warnings} hints=${row.hints} />` : html`<span class="soft">${words.nothing}</span>`)}
        ${row.fixable > 0 && html`<span class="row-fixable">${words.canBeFixed(row.fixable)}</span>`}
      </td>
    </tr>
  `;
}

const Select = ({ id, label, value, options, onChange }) => html`
  <div class="filter">
    <label for=${id}>${label}</label>
    <select id=${id} value=${value} onChange=${(event) => onChange(event.currentTarget.value)}>
      ${options.map(([name, word]) => html`<option value=${name} selected=${name === value}>${word}</option>`)}
    </select>
  </div>
`;

function Filters({ filters, set, rows, git }) {
  const site = useStore((state) => state.site);
  const rules = useMemo(() => {
    const counts = new Map();
    for (const row of rows) for (const rule of row.rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }, [rows]);
  const collections = site?.collections ?? [];
  const flags = Object.keys(FLAGS).filter((name) => name !== "changed" || git);
  return html`
    <form class="filters card" role="search" aria-label=${words.filters} onSubmit=${(event) => event.preventDefault()}>
      <div class="filter filter-search">
        <label for="search">${words.search}</label>
        <input id="search" type="search" value=${filters.search} placeholder=${words.searchHint} autocomplete="off"
          onInput=${(event) => set({ search: event.currentTarget.value })} />
      </div>
      <${Select} id="filter-state" label=${words.state} value=${filters.state} options=${Object.entries(words.states)} onChange=${(state) => set({ state })} />
      ${collections.length > 1 && html`<${Select} id="filter-collection" label=${words.collection} value=${filters.collection}
        options=${[["", words.everyCollection], ...collections.map((each) => [each.name, each.title || each.name])]} onChange=${(collection) => set({ collection })} />`}
      <${Select} id="filter-rule" label=${words.rule} value=${filters.rule}
        options=${[["", words.everyRule], ...rules.map(([rule, count]) => [rule, `${rule} (${count})`])]} onChange=${(rule) => set({ rule })} />
      <div class="filter-flags">
        ${flags.map((name) => html`
          <label class="check"><input type="checkbox" checked=${filters[name]} onChange=${(event) => set({ [name]: event.currentTarget.checked })} />${words[name]}</label>`)}
      </div>
    </form>
  `;
}

export default function Pages() {
  const map = useStore((state) => state.rows);
  const listed = useStore((state) => state.listed);
  const site = useStore((state) => state.site);
  const [filters, setFilters] = useState(last);
  const [most, setMost] = useState(MOST);
  const set = (patch) => { setFilters((before) => ({ ...before, ...patch })); setMost(MOST); };
  useEffect(() => { last = filters; }, [filters]);
  const rows = useMemo(() => [...map.values()], [map]);
  const found = useMemo(() => passing(rows, filters), [rows, filters]);
  const free = useMemo(() => rows.filter((row) => row.publishable).length, [rows]);
  const filtered = JSON.stringify(filters) !== JSON.stringify(NO_FILTERS);
  return html`
    <div class="view-head">
      <div><h1 tabindex="-1">${texts.views.pages}</h1><p>${listed ? words.lead(rows.length, free) : texts.loading}</p></div>
    </div>
    <${Filters} filters=${filters} set=${set} rows=${rows} git=${site?.git} />
    <div class="found">
      <p role="status">${listed && words.found(found.length, rows.length)}</p>
      ${filtered && html`<button type="button" class="quiet small" onClick=${() => set(NO_FILTERS)}>${words.reset}</button>`}
    </div>
    ${listed && !found.length && html`<p class="card nothing">${rows.length ? words.none : words.empty}</p>`}
    ${found.length > 0 && html`
      <div class="card rows">
        <table>
          <caption class="unseen">${texts.views.pages}</caption>
          <thead><tr>
            <th scope="col">${words.page}</th><th scope="col">${words.collection}</th>
            <th scope="col">${words.publish}</th><th scope="col">${words.foundHere}</th>
          </tr></thead>
          <tbody>${found.slice(0, most).map((row) => html`<${Row} key=${row.path} row=${row} />`)}</tbody>
        </table>
      </div>
      ${found.length > most && html`
        <div class="more">
          <p class="soft">${words.shownOf(most, found.length)}</p>
          <button type="button" onClick=${() => setMost(most + MOST)}>${words.more(Math.min(MOST, found.length - most))}</button>
        </div>`}
    `}
  `;
}
