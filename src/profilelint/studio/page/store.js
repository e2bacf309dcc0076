// What the whole page knows: one object, replaced and never changed in place.
import { useEffect, useState } from "./vendor/preact.js";

const listeners = new Set();
let state = {
  site: null, // the answer of /api/site
  rows: new Map(), // path → row of the list of pages
  listed: false, // whether the list has come
  progress: { done: 0, total: 0 },
  faults: [], // of the configuration and the vocabularies
  connection: "open", // "open", "lost" or "ended"
  unsent: 0, // pages with text that the server has not got yet
};

export const getState = () => state;

/** Takes over the keys of `patch`, and tells the views that use one of them. */
export function setState(patch) {
  state = { ...state, ...patch };
  for (const listener of [...listeners]) listener();
}

/** Returns what `select` takes from the state; the component is drawn anew when that changes. */
export function useStore(select) {
  const [chosen, setChosen] = useState(() => select(state));
  useEffect(() => {
    const look = () => setChosen(() => select(state));
    listeners.add(look);
    look();
    return () => listeners.delete(look);
  }, []);
  return chosen;
}
