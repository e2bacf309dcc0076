// Why something could not be written, below the control that asked for it.
import { html } from "../vendor/preact.js";

export const Refused = ({ message }) => message && html`<p class="refused" role="alert">${message}</p>`;
