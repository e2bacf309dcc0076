// What every control needs of the form it stands in, handed down without naming it in between.
import { createContext, useContext } from "../vendor/preact.js";

/**
 * act(operation, key): writes, and returns a promise that is kept when the form is drawn from the answer.
 *   Of operations with the same key that wait, the last is done. Beside those of the API there is
 *   `{do: "write", route, value}`, which sets a field or adds it, and `{do: "clear", route}`, which
 *   removes it if it is there.
 * choices(id): a promise of the choices with that id.
 * foreign: grows when the text was changed by something else than a control.
 * readOnly: whether nothing may be changed.
 * drafts: a set of functions; each writes at once what a control still holds back.
 * findings: Map of the ids of findings to them.
 * showInText(field): shows the place of a field in the text.
 * repair(finding, fix), stay(finding): open the dialogs for a finding; absent where there are none.
 */
export const FormContext = createContext({
  act: () => Promise.resolve(),
  choices: () => Promise.resolve([]),
  foreign: 0,
  readOnly: false,
  drafts: new Set(),
  findings: new Map(),
  showInText: null,
});

export const useForm = () => useContext(FormContext);

/** Returns whether a value is one that a line of text can show. */
export const isScalar = (value) => value === null || value === undefined || typeof value !== "object";

/** Returns a field's value as text: as it was written where it is no plain text. */
export function textOf(field) {
  if (!field.present || field.value === null || field.value === undefined) return "";
  if (typeof field.value === "string") return field.value;
  return field.written ?? String(field.value);
}
