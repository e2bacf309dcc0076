// What was done, where the button that did it may be gone: it has the focus, so that it is seen and read.
import { html, useEffect, useRef } from "../vendor/preact.js";
import { Notice } from "./notice.js";

/** Shows what was done; `children` stand below the title. Each new one needs a key of its own. */
export function Done({ title, children }) {
  const box = useRef();
  useEffect(() => box.current.focus(), []);
  return html`<div class="done" tabindex="-1" ref=${box}><${Notice} kind="done" title=${title}>${children}</${Notice}></div>`;
}
