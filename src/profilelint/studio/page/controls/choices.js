// What a field may be: asked of the server once for each id, shared by all fields that have it.
import { useEffect, useState } from "../vendor/preact.js";
import { useForm } from "./form_context.js";

/** Returns the choices of a field, or null until they are there. */
export function useChoices(field) {
  const { choices } = useForm();
  const id = field.choices;
  const [known, setKnown] = useState(null);
  useEffect(() => {
    if (!id) return undefined;
    let wanted = true;
    choices(id).then((found) => wanted && setKnown(found), () => wanted && setKnown([]));
    return () => { wanted = false; };
  }, [id]);
  return id ? known : [];
}

const plain = (text) => String(text ?? "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Returns how well a choice fits what was typed, 0 the best; null where it does not at all. */
function rank(choice, wanted) {
  const label = plain(choice.label ?? choice.value);
  if (label.startsWith(wanted)) return 0;
  if (label.includes(` ${wanted}`)) return 1;
  if ((choice.synonyms ?? []).some((each) => plain(each).startsWith(wanted))) return 2;
  if (label.includes(wanted) || plain(choice.value).includes(wanted)) return 3;
  if ((choice.synonyms ?? []).some((each) => plain(each).includes(wanted))) return 4;
  return null;
}

/** Returns the choices that fit what was typed, the best first. */
export function matching(choices, typed) {
  const wanted = plain(typed.trim());
  if (!wanted) return choices;
  return choices
    .map((choice, index) => ({ choice, index, rank: rank(choice, wanted) }))
    .filter((each) => each.rank !== null)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map((each) => each.choice);
}

/** Returns the synonym by which a choice was found, if its label does not say it. */
export function synonymFor(choice, typed) {
  const wanted = plain(typed.trim());
  if (!wanted || plain(choice.label ?? choice.value).includes(wanted)) return null;
  return (choice.synonyms ?? []).find((each) => plain(each).includes(wanted)) ?? null;
}
