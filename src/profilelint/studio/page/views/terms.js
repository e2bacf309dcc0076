// The lists of terms: who uses a term, and how a list is changed.
import { html, useCallback, useEffect, useId, useMemo, useState } from "../vendor/preact.js";
import { get, post } from "../api.js";
import { Choice } from "../parts/choice.js";
import { Done } from "../parts/done.js";
import { Icon } from "../parts/icon.js";
import { Limited } from "../parts/limited.js";
import { Notice } from "../parts/notice.js";
import { Refused } from "../parts/proposal.js";
import { sentence } from "../parts/sentence.js";
import { TermDialog } from "../parts/term_dialog.js";
import { address } from "../router.js";
import { texts } from "../texts.js";

const words = texts.terms;
const KINDS = {
  all: () => true,
  used: (term) => term.uses > 0,
  unused: (term) => term.uses === 0,
  deprecated: (term) => term.deprecated,
};
const byName = (a, b) => a.label.localeCompare(b.label);
const ORDERS = { list: null, name: byName, uses: (a, b) => b.uses - a.uses || byName(a, b) };

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Returns the terms that a search finds: in their labels, synonyms and notes, without regard to case and accents. */
function found(terms, search, kind, order) {
  const wanted = plain(search.trim()).split(/\s+/).filter(Boolean);
  const matching = terms.filter((term) => {
    if (!KINDS[kind](term)) return false;
    const text = plain([term.label, ...(term.synonyms ?? []), term.note ?? ""].join("\n"));
    return wanted.every((word) => text.includes(word));
  });
  return ORDERS[order] ? matching.sort(ORDERS[order]) : matching;
}

/** Shows the pages that use a term. */
function Uses({ list, label }) {
  const [uses, setUses] = useState(null);
  const [error, setError] = useState(null);
  useEffect(() => {
    let wanted = true;
    post("api/terms/uses", { list, label }).then(
      (answer) => wanted && setUses(answer.uses),
      (failure) => wanted && setError(failure.message),
    );
    return () => { wanted = false; };
  }, [list, label]);
  if (error) return html`<${Notice} kind="error" title=${sentence(error)} />`;
  if (!uses) return html`<p class="soft">${texts.loading}</p>`;
  if (!uses.length) return html`<p class="soft">${words.noPages}</p>`;
  return html`
    <${Limited} items=${uses} size=${50} class="uses" label=${words.pagesOf(label)}>${(page) => html`
      <li key=${page.path}><a href=${address("page", { path: page.path })}><bdi>${page.title || page.path}</bdi></a>
        ${page.title && html` <code class="soft"><bdi>${page.path}</bdi></code>`}</li>`}</${Limited}>
  `;
}

function Term({ list, term, onChange }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const locked = list.editable !== null;
  const act = (what) => html`
    <button type="button" class="small quiet" aria-label=${words.about_term(words[what], term.label)}
      onClick=${() => onChange(what, term)}>${words[what]}</button>`;
  return html`
    <li class="term">
      <div class="term-words">
        <p class="term-label"><bdi>${term.label}</bdi>${term.deprecated && html` <span class="chip chip-no">${words.deprecated}</span>`}</p>
        ${term.replacedBy && html`<p class="soft">${words.instead} <bdi>${term.replacedBy}</bdi></p>`}
        ${term.synonyms?.length > 0 && html`
          <p class="soft">${words.synonyms} ${term.synonyms.map((each, index) => html`${index > 0 && " · "}<bdi>${each}</bdi>`)}</p>`}
        ${term.note && html`<p class="soft"><bdi>${term.note}</bdi></p>`}
      </div>
      <div class="term-actions">
        ${term.uses > 0
          ? html`<button type="button" class="small quiet" aria-expanded=${open} aria-controls=${id}
              aria-label=${words.usesOf(term.label, term.uses)} onClick=${() => setOpen(!open)}>
              ${words.uses(term.uses)}<${Icon} name="open" /></button>`
          : html`<span class="soft unused-term">${words.unused}</span>`}
        ${!locked && act("rename")}${!locked && !term.deprecated && act("deprecate")}
      </div>
      <div id=${id} class="term-uses" hidden=${!open}>${open && html`<${Uses} list=${list.id} label=${term.label} />`}</div>
    </li>
  `;
}

/** Shows one list of terms. */
function List({ list, onChange }) {
  const id = useId();
  const [search, setSearch] = useState("");
  const [kind, setKind] = useState("all");
  const [order, setOrder] = useState("list");
  const terms = useMemo(() => found(list.terms, search, kind, order), [list, search, kind, order]);
  const count = words.found(terms.length, list.terms.length);
  return html`
    <section class="stack" aria-labelledby=${`${id}-head`}>
      <div class="list-head">
        <h2 id=${`${id}-head`}><bdi>${list.title || list.name}</bdi></h2>
        ${list.path && html`<p class="soft">${words.from} <code><bdi>${list.path}</bdi></code></p>`}
        ${list.editable === null && html`
          <button type="button" onClick=${() => onChange("add", null)}><${Icon} name="add" />${words.add}</button>`}
      </div>
      ${list.editable !== null && html`
        <${Notice} kind="info" title=${words.locked}><p><bdi>${sentence(list.editable)}</bdi></p></${Notice}>`}
      <div class="term-filters">
        <div class="labelled">
          <label for=${id}>${words.search}</label>
          <input id=${id} type="search" autocomplete="off" value=${search} aria-describedby=${`${id}-help`}
            onInput=${(event) => setSearch(event.target.value)} />
        </div>
        <${Choice} label=${words.show} value=${kind} values=${Object.entries(words.kinds)} onChange=${setKind} />
        <${Choice} label=${words.sort} value=${order} values=${Object.entries(words.orders)} onChange=${setOrder} />
      </div>
      <p class="soft" id=${`${id}-help`}>${words.searchHelp} <span role="status">${count}</span></p>
      ${terms.length === 0
        ? html`<p>${words.nothing}</p>`
        : html`<${Limited} key=${`${search} ${kind} ${order}`} items=${terms} size=${100} class="card term-list" label=${list.title || list.name}>
            ${(term) => html`<${Term} key=${term.label} list=${list} term=${term} onChange=${onChange} />`}</${Limited}>`}
    </section>
  `;
}

/** Leads to the other lists. */
const Lists = ({ lists, current }) => html`
  <nav aria-label=${words.lists} class="term-lists">
    <ul>${lists.map((list) => html`
      <li key=${list.id}><a href=${address("terms", { list: list.id })} aria-current=${list.id === current.id ? "true" : undefined}>
        <bdi>${list.title || list.name}</bdi><span class="soft">${list.terms.length.toLocaleString("en")}<span class="unseen"> ${words.counted}</span></span></a></li>`)}
    </ul>
  </nav>
`;

export default function Terms({ query }) {
  const [lists, setLists] = useState(null);
  const [error, setError] = useState(null);
  const [change, setChange] = useState(null);
  const [done, setDone] = useState(null);
  const load = useCallback(async () => {
    try {
      setLists((await get("api/terms")).lists);
      setError(null);
    } catch (failure) {
      setError(failure.message);
    }
  }, []);
  useEffect(() => { load(); }, []);
  useEffect(() => setDone(null), [query.list]);
  const list = lists?.find((each) => each.id === query.list) ?? lists?.[0];
  const finished = (answer, said) => {
    setChange(null);
    setDone({ said, answer });
    load();
  };
  return html`
    <div class="view-head"><div><h1 tabindex="-1">${texts.views.terms}</h1><p>${words.about}</p></div></div>
    <div class="stack">
      ${error && html`<${Notice} kind="error" title=${sentence(error)} />`}
      ${!lists && !error && html`<p class="soft">${words.loading}</p>`}
      ${lists?.length === 0 && html`<${Notice} kind="info" title=${words.none} />`}
      ${done && html`
        <${Done} key=${done.answer.state} title=${done.said}><p>${words.changed(done.answer.files.length)}</p></${Done}>
        <${Refused} refused=${done.answer.refused} done />`}
      ${list && html`
        <div class="terms-columns">
          <${Lists} lists=${lists} current=${list} />
          <${List} key=${list.id} list=${list} onChange=${(what, term) => { setDone(null); setChange({ what, term }); }} />
        </div>`}
    </div>
    ${change && html`<${TermDialog} list=${list} change=${change} onClose=${() => setChange(null)} onDone=${finished} />`}
  `;
}
