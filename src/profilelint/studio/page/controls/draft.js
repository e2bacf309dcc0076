// What somebody types into a control: shown at once, written a little later, never lost on the way.
import { useEffect, useRef, useState } from "../vendor/preact.js";
import { textOf, useForm } from "./form_context.js";

const WRITE_AFTER = 300; // milliseconds without a key

/**
 * Returns `{text, props, error, put, revert}` for a control of one line or several. `valueFrom` makes the value of
 * the text; `ready` tells whether a text is worth writing while it is typed. `put` writes a text at once, `revert` gives
 * up what is typed and not written.
 * An emptied field is removed when the focus leaves it, unless it is required or an item of a list.
 */
export function useDraft(field, { valueFrom = (text) => text, ready = () => true, item = false } = {}) {
  const form = useForm();
  const [draft, setDraft] = useState(null);
  const [error, setError] = useState(null);
  const now = useRef({ timer: null, dirty: false, focused: false, text: "", number: 0 }).current;
  Object.assign(now, { field, form });

  const operation = (text) => {
    const { route, required } = now.field;
    if (text !== "" || item || required) return { do: "write", route, value: valueFrom(text) };
    return { do: "clear", route };
  };
  const commit = async (left) => {
    clearTimeout(now.timer);
    if (!now.dirty || (!left && (now.text === "" || !ready(now.text)))) return;
    now.dirty = false;
    now.form.drafts.delete(now.flush);
    const { text, number } = now;
    try {
      await now.form.act(operation(text), `write ${JSON.stringify(now.field.route)}`);
      setError(null);
      if (!now.focused && now.number === number) setDraft(null);
    } catch (failure) {
      setError(failure.message);
    }
  };
  now.flush ??= () => now.commit(true);
  now.commit = commit;
  const hold = (text) => {
    now.text = text;
    now.dirty = true;
    now.number += 1;
    now.form.drafts.add(now.flush);
    setDraft(text);
    clearTimeout(now.timer);
  };
  const wait = () => { now.timer = setTimeout(() => now.commit(false), WRITE_AFTER); };

  // Undo, or words typed in the text, count more than what was last typed here.
  useEffect(() => { if (!now.dirty) setDraft(null); }, [form.foreign]);
  useEffect(() => () => { if (now.dirty) now.commit(true); }, []);

  return {
    text: draft ?? textOf(field),
    error,
    revert: () => {
      clearTimeout(now.timer);
      now.dirty = false;
      now.form.drafts.delete(now.flush);
      setDraft(null);
    },
    put: (text) => { hold(text); return now.commit(true); },
    props: {
      onInput: (event) => { hold(event.currentTarget.value); if (!event.isComposing) wait(); },
      oncompositionend: (event) => { hold(event.currentTarget.value); wait(); },
      onFocus: () => { now.focused = true; },
      onBlur: () => {
        now.focused = false;
        if (now.dirty) now.commit(true);
        else if (!error) setDraft(null);
      },
    },
  };
}
