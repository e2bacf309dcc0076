// What has to be said above the rest: a fault, a conflict, a lost connection.
import { html } from "../vendor/preact.js";
import { Icon } from "./icon.js";

const ICONS = { error: "error", warning: "warning", info: "hint", done: "yes" };

/** Shows a notice of a kind ("error", "warning", "info", "done"), with buttons in `actions`. */
export const Notice = ({ kind = "info", title, children, actions }) => html`
  <div class=${`notice notice-${kind}`} role=${kind === "error" ? "alert" : "status"}>
    <${Icon} name=${ICONS[kind]} />
    <div class="notice-body">
      ${title && html`<p class="notice-title">${title}</p>`}
      ${children && html`<div>${children}</div>`}
    </div>
    ${actions && html`<div class="notice-actions">${actions}</div>`}
  </div>
`;
