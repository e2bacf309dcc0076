// Small pictures beside words; none stands alone for a word that nobody says.
import { html } from "../vendor/preact.js";

const PATHS = {
  error: "M8 1.5 14.5 8 8 14.5 1.5 8zM8 4.8v3.8M8 10.8v.4",
  warning: "M8 2 14.8 13.8H1.2zM8 6.4v3.4M8 11.6v.4",
  hint: "M8 1.6a6.4 6.4 0 1 0 0 12.8A6.4 6.4 0 0 0 8 1.6zM8 7.4v4M8 4.9v.3",
  yes: "m3 8.6 3.2 3.2L13 4.8",
  no: "m4 4 8 8m0-8-8 8",
  search: "M7 2.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6zm3.5 8.3 3.3 3.3",
  add: "M8 3v10M3 8h10",
  remove: "m4.4 4.4 7.2 7.2m0-7.2-7.2 7.2",
  up: "M8 12.6V3.6M4.2 7.2 8 3.4l3.8 3.8",
  down: "M8 3.4v9m-3.8-3.6L8 12.6l3.8-3.8",
  open: "m4.2 6.2 3.8 3.8 3.8-3.8",
  undo: "M5.6 3 2.8 5.8l2.8 2.8M3 5.8h6.4a3.6 3.6 0 0 1 0 7.2H6",
  redo: "m10.4 3 2.8 2.8-2.8 2.8M13 5.8H6.6a3.6 3.6 0 0 0 0 7.2H10",
  calendar: "M2.6 3.8h10.8v9.6H2.6zM2.6 6.8h10.8M5.4 2.2v2.6m5.2-2.6v2.6",
  menu: "M2.5 4.2h11M2.5 8h11M2.5 11.8h11",
  end: "M8 2v6M4.6 3.9a5.4 5.4 0 1 0 6.8 0",
  back: "M9.8 3.6 5.4 8l4.4 4.4",
  link: "M6.6 9.4a2.6 2.6 0 0 0 3.7 0l2.5-2.5a2.6 2.6 0 0 0-3.7-3.7L8.4 4M9.4 6.6a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7l.7-.8",
};

/** Returns a picture that says nothing to a screen reader: the words beside it do. */
export const Icon = ({ name }) => html`
  <svg class=${`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d=${PATHS[name]} />
  </svg>
`;
