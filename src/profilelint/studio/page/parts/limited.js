// A long list, shown by pieces: so that thousands of entries do not hold up the page.
import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { texts } from "../texts.js";

/** Shows the first `size` of `items` as `children(item)` in a list, and a button for as many more. */
export function Limited({ items, size = 100, children, class: name, label }) {
  const [shown, setShown] = useState(size);
  const list = useRef();
  const from = useRef(null);
  useEffect(() => {
    // The button may be gone now: the focus goes to the first of the entries that it brought.
    if (from.current === null) return;
    const entry = list.current.children[from.current];
    from.current = null;
    entry?.setAttribute("tabindex", "-1");
    entry?.focus();
  }, [shown]);
  const left = items.length - shown;
  const more = () => {
    from.current = shown;
    setShown(shown + Math.max(size, 500));
  };
  return html`
    <ul class=${name} aria-label=${label} ref=${list}>${items.slice(0, shown).map(children)}</ul>
    ${left > 0 && html`
      <p class="further"><button type="button" class="small" onClick=${more}>${texts.limited.more(Math.min(left, Math.max(size, 500)))}</button>
        <span class="soft">${texts.limited.left(left)}</span></p>`}
  `;
}
