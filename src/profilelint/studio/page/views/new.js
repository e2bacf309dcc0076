// A new page: its kind, its title and the name of its file. Nothing is written: that is done where it is saved.
import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { get, post } from "../api.js";
import { Choice } from "../parts/choice.js";
import { Notice } from "../parts/notice.js";
import { sentence } from "../parts/sentence.js";
import { TextField } from "../parts/text_field.js";
import { go } from "../router.js";
import { useStore } from "../store.js";
import { texts } from "../texts.js";

const words = texts.new;
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", "&": " and " };

/** Returns a file name made of a title: small letters and digits of any script, joined by hyphens. */
export function slugOf(title) {
  const small = title.toLowerCase().replace(/[ßæœøđðþłı&]/gu, (letter) => LETTERS[letter]);
  const bare = small.normalize("NFKD").replace(/(?<=\p{Script=Latin})\p{M}+/gu, "").normalize("NFC");
  return bare.replace(/['’]/gu, "").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/gu, "").slice(0, 80).replace(/-+$/u, "");
}

/** Returns the labels of the fields that the form of a kind asks for, those that must be filled. */
const asked = (kind) => (kind.form?.fields ?? []).filter((field) => field.required).map((field) => field.label ?? field.key);

function NewForm({ kinds }) {
  const collections = useStore((state) => state.site?.collections) ?? [];
  const [chosen, setChosen] = useState(0);
  const kind = kinds[chosen];
  const [folder, setFolder] = useState(kind.folder);
  const [title, setTitle] = useState("");
  const [typed, setTyped] = useState(null);
  const [wrong, setWrong] = useState({});
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const inputs = { title: useRef(), name: useRef() };
  const name = typed ?? slugOf(title);
  const titleOf = (each) => collections.find((one) => one.name === each.collection)?.title || each.collection || words.page;
  const choose = (index) => {
    setChosen(Number(index));
    setFolder(kinds[index].folder);
  };
  const create = async (event) => {
    event.preventDefault();
    if (busy) return;
    const missing = {
      title: title.trim() ? "" : words.titleEmpty,
      name: /[\p{L}\p{N}]/u.test(name) ? (/[/\\]/.test(name) ? words.nameWrong : "") : title.trim() && words.nameEmpty,
    };
    setWrong(missing);
    setError(null);
    const first = Object.keys(missing).find((key) => missing[key]);
    if (first) {
      inputs[first].current.focus();
      return;
    }
    setBusy(true);
    try {
      const { path } = await post("api/new", { collection: kind.collection, folder, name, title: title.trim() });
      go("page", { path });
    } catch (failure) {
      setError(failure.message);
      setBusy(false);
    }
  };
  const path = [folder, (kind.files?.[folder] ?? kind.file).replace("{name}", name || "…")].filter(Boolean).join("/");
  const fields = asked(kind);
  return html`
    <form class="card new-page stack" onSubmit=${create} noValidate>
      <${Choice} label=${words.kind} value=${String(chosen)} values=${kinds.map((each, index) => [String(index), titleOf(each)])} onChange=${choose} />
      <${TextField} label=${words.title} help=${words.titleHelp} problem=${wrong.title} value=${title} onInput=${setTitle} input=${inputs.title} />
      <${TextField} label=${words.name} help=${words.nameHelp} problem=${wrong.name} value=${name} onInput=${setTyped} input=${inputs.name} spellcheck=${false} />
      ${typed !== null && html`<p><button type="button" class="small" onClick=${() => setTyped(null)}>${words.fresh}</button></p>`}
      ${kind.folders?.length > 1 && html`
        <${Choice} label=${words.folder} value=${folder} values=${kind.folders.map((each) => [each, each || words.top])} onChange=${setFolder} />`}
      <p class="new-path"><span class="soft">${words.preview}</span> <code><bdi>${path}</bdi></code></p>
      ${fields.length > 0 && html`<p class="soft">${words.asks} <bdi>${fields.join(", ")}</bdi>.</p>`}
      ${error && html`<${Notice} kind="error" title=${words.failed}><p><bdi>${sentence(error)}</bdi></p></${Notice}>`}
      <div class="actions"><button class="primary" aria-disabled=${busy}>${words.create}</button></div>
    </form>
  `;
}

export default function NewPage() {
  const [kinds, setKinds] = useState(null);
  const [error, setError] = useState(null);
  useEffect(() => {
    get("api/new").then((answer) => setKinds(answer.kinds), (failure) => setError(failure.message));
  }, []);
  return html`
    <div class="view-head"><div><h1 tabindex="-1">${texts.views.new}</h1><p>${words.about}</p></div></div>
    ${error && html`<${Notice} kind="error" title=${sentence(error)} />`}
    ${!kinds && !error && html`<p class="soft">${texts.loading}</p>`}
    ${kinds?.length === 0 && html`<${Notice} kind="info" title=${words.none} />`}
    ${kinds?.length > 0 && html`<${NewForm} kinds=${kinds} />`}
  `;
}
