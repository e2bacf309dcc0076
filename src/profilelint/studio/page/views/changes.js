// What changed since the last commit, and the commit.
import { html, useCallback, useEffect, useId, useRef, useState } from "../vendor/preact.js";
import { get, post } from "../api.js";
import { Done } from "../parts/done.js";
import { Limited } from "../parts/limited.js";
import { Notice } from "../parts/notice.js";
import { FileChange } from "../parts/proposal.js";
import { sentence } from "../parts/sentence.js";
import { address } from "../router.js";
import { useStore } from "../store.js";
import { texts } from "../texts.js";

const words = texts.changes;
const CHIPS = { modified: "chip", new: "chip chip-yes", deleted: "chip chip-no" };

/** Tells of pages with unsaved text, which git cannot see. */
function Unsaved() {
  const rows = useStore((state) => state.rows);
  const unsaved = [...rows.values()].filter((row) => row.unsaved);
  if (!unsaved.length) return null;
  return html`
    <${Notice} kind="info" title=${words.unsaved(unsaved.length)}>
      <p>${words.unsavedAdvice}</p>
      <${Limited} items=${unsaved} size=${10}>${(row) => html`
        <li key=${row.path}><a href=${address("page", { path: row.path })}><bdi>${row.title || row.path}</bdi></a></li>`}</${Limited}>
    </${Notice}>
  `;
}

function CommitForm({ data, paths, onDone }) {
  const id = useId();
  const [message, setMessage] = useState("");
  const [wrong, setWrong] = useState("");
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const field = useRef();
  const commit = async (event) => {
    event.preventDefault();
    if (busy) return;
    setError(null);
    const missing = !paths.length ? words.noneChosen : !message.trim() ? words.messageEmpty : "";
    setWrong(missing);
    if (missing) {
      field.current.focus();
      return;
    }
    setBusy(true);
    try {
      const { commit: name } = await post("api/changes/commit", { paths, message: message.trim() });
      setMessage("");
      onDone({ name, number: paths.length });
    } catch (failure) {
      setError(failure.message);
    }
    setBusy(false);
  };
  return html`
    <form class="card commit" onSubmit=${commit} noValidate aria-labelledby=${`${id}-head`}>
      <h2 id=${`${id}-head`}>${words.commit}</h2>
      <p class="soft">${words.commitAbout}</p>
      ${data.message && html`<${Notice} kind="warning" title=${words.obstacle}><p><bdi>${sentence(data.message)}</bdi></p></${Notice}>`}
      ${data.author
        ? html`<p class="soft">${words.author} <bdi>${data.author}</bdi></p>`
        : !data.message && html`<${Notice} kind="warning"><p>${words.noAuthor}</p></${Notice}>`}
      <div class="labelled">
        <label for=${id}>${words.message}</label>
        <textarea id=${id} rows="3" dir="auto" ref=${field} value=${message} aria-describedby=${`${id}-help`}
          aria-invalid=${wrong ? "true" : undefined} onInput=${(event) => setMessage(event.target.value)}></textarea>
        <p class="soft" id=${`${id}-help`}>${wrong ? html`<span class="severity-error" role="alert">${wrong}</span>` : words.messageHelp}</p>
      </div>
      ${(data.notes ?? []).map((note) => html`<p class="soft">${sentence(note)}</p>`)}
      ${error && html`<${Notice} kind="error" title=${words.failed}><p><bdi>${sentence(error)}</bdi></p></${Notice}>`}
      <p class="strong">${words.notPushed}</p>
      <div class="actions"><button class="primary" aria-disabled=${busy}>${words.button(paths.length)}</button></div>
    </form>
  `;
}

function Files({ files, left, setLeft }) {
  const rows = useStore((state) => state.rows);
  const toggle = (path) => {
    const next = new Set(left);
    if (!next.delete(path)) next.add(path);
    setLeft(next);
  };
  const box = useRef();
  const chosen = files.length - files.filter((file) => left.has(file.path)).length;
  useEffect(() => { box.current.indeterminate = chosen > 0 && chosen < files.length; });
  return html`
    <section class="card changed-files">
      <div class="list-head">
        <h2>${words.files(files.length)}</h2>
        <label class="check"><input type="checkbox" ref=${box} checked=${chosen === files.length}
          onChange=${() => setLeft(new Set(chosen === files.length ? files.map((file) => file.path) : []))} />${words.all}</label>
      </div>
      <${Limited} items=${files} size=${100} class="file-changes">${(file) => html`
        <${FileChange} key=${file.path} file=${file} open=${files.length === 1}
          before=${html`<input type="checkbox" checked=${!left.has(file.path)} aria-label=${words.include(file.path)}
            onChange=${() => toggle(file.path)} />`}
          state=${html`
            <span class=${CHIPS[file.state] ?? "chip"}>${words.states[file.state] ?? file.state}</span>`}
          after=${file.state !== "deleted" && rows.has(file.path) && html`
            <a href=${address("page", { path: file.path })} aria-label=${`${words.openPage}: ${file.path}`}>${words.openPage}</a>`} />`}
      </${Limited}>
    </section>
  `;
}

export default function Changes() {
  const [data, setData] = useState(null);
  const [error, setError] = useState(null);
  const [left, setLeft] = useState(new Set());
  const [done, setDone] = useState(null);
  const load = useCallback(async () => {
    try {
      setData(await get("api/changes"));
      setError(null);
    } catch (failure) {
      setError(failure.message);
    }
  }, []);
  useEffect(() => {
    load();
    // Files may have been changed with another program meanwhile.
    addEventListener("focus", load);
    return () => removeEventListener("focus", load);
  }, []);
  const finished = ({ name, number }) => {
    setDone(words.done(number, name));
    setLeft(new Set());
    load();
  };
  const files = data?.files ?? [];
  const paths = files.map((file) => file.path).filter((path) => !left.has(path));
  return html`
    <div class="view-head">
      <div><h1 tabindex="-1">${texts.views.changes}</h1><p>${words.about}</p></div>
      <button type="button" onClick=${() => { setDone(null); load(); }}>${words.refresh}</button>
    </div>
    <div class="stack">
      ${error && html`<${Notice} kind="error" title=${sentence(error)} />`}
      ${done && html`<${Done} key=${done} title=${done}><p>${words.doneAdvice}</p></${Done}>`}
      ${!data && !error && html`<p class="soft">${texts.loading}</p>`}
      ${data && !data.git && html`
        <${Notice} kind="info" title=${words.gone}>
          ${data.message && html`<p><bdi>${sentence(data.message)}</bdi></p>`}<p>${words.goneAdvice}</p>
        </${Notice}>`}
      ${data?.git && html`
        <${Unsaved} />
        ${files.length === 0
          ? html`<${Notice} kind="info" title=${words.nothing}><p>${words.nothingAdvice}</p></${Notice}>`
          : html`<div class="changes-columns">
              <${Files} files=${files} left=${left} setLeft=${setLeft} />
              <${CommitForm} data=${data} paths=${paths} onDone=${finished} />
            </div>`}
      `}
    </div>
  `;
}
