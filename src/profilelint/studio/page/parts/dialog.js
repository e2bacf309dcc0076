// A dialog of the browser: it keeps the focus inside, Escape closes it, and the focus goes back.
import { html, useEffect, useId, useRef } from "../vendor/preact.js";
import { texts } from "../texts.js";
import { Icon } from "./icon.js";

/**
 * Shows a dialog for as long as it is rendered; `onClose` is called when it wants to go.
 * `actions` are the buttons below the text; `wide` is for two texts side by side.
 */
export function Dialog({ title, children, actions, onClose, wide = false }) {
  const dialog = useRef();
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown.showModal();
    return () => {
      shown.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return html`
    <dialog class=${wide ? "wide" : ""} ref=${dialog} aria-labelledby=${id}
      onCancel=${(event) => { event.preventDefault(); onClose(); }}>
      <header>
        <h2 id=${id}>${title}</h2>
        <button type="button" class="quiet only-icon" aria-label=${texts.close} onClick=${onClose}>
          <${Icon} name="remove" />
        </button>
      </header>
      <div class="dialog-body">${children}</div>
      ${actions && html`<footer>${actions}</footer>`}
    </dialog>
  `;
}
