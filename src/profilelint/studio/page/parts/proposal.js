// What a change to many files would do: asked for first, looked at, then applied as it was shown.
import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { post } from "../api.js";
import { on } from "../events.js";
import { texts } from "../texts.js";
import { Difference } from "./difference.js";
import { Icon } from "./icon.js";
import { Limited } from "./limited.js";
import { Notice } from "./notice.js";
import { sentence } from "./sentence.js";

/**
 * Returns what asks `address` for a change: `preview(body)` shows what it would do in `proposal`, and
 * `apply()` has that done and returns the server's answer, or null where it was not: `error` says why,
 * or `moved` that files changed since, and `proposal` is what it would do now. `written` is how far it is.
 */
export function useProposal(address) {
  const [state, setState] = useState({ proposal: null, error: null, moved: false, busy: false });
  const [written, setWritten] = useState(null);
  const running = useRef(false);
  useEffect(() => on("writing", setWritten), []);
  const ask = async (body, apply, before) => {
    if (running.current) return null;
    running.current = true;
    setWritten(null);
    setState({ proposal: before, error: null, moved: false, busy: true });
    try {
      const answer = await post(address, { ...body, apply, state: before?.state ?? null });
      setState({ proposal: apply ? null : { ...answer, body }, error: null, moved: false, busy: false });
      return answer;
    } catch (error) {
      const anew = error.status === 409 && Array.isArray(error.data?.files);
      setState({
        proposal: anew ? { ...error.data, body } : before,
        error: anew ? null : error.message,
        moved: anew,
        busy: false,
      });
      return null;
    } finally {
      running.current = false;
    }
  };
  return {
    ...state,
    written,
    preview: (body) => ask(body, false, null),
    apply: () => ask(state.proposal.body, true, state.proposal),
    reset: () => setState({ proposal: null, error: null, moved: false, busy: false }),
  };
}

/** Returns how many lines a Difference adds and removes. */
function changedLines(difference) {
  const kinds = (difference?.hunks ?? []).flatMap((hunk) => hunk.lines.map((line) => line.kind));
  const count = (kind) => kinds.filter((each) => each === kind).length;
  return { added: count("added"), removed: count("removed") };
}

/**
 * Shows a file with its difference, which is drawn when it is opened.
 * `before` stands in front of it, `state` beside its path, `after` behind.
 */
export function FileChange({ file, open: first = false, state, before, after }) {
  const [open, setOpen] = useState(first);
  const { added, removed } = changedLines(file.difference);
  return html`
    <li class="file-change">
      ${before}
      <details open=${open} onToggle=${(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <${Icon} name="open" /><bdi class="path">${file.path}</bdi>
          <span class="file-state">${state} <span class="soft lines">${texts.proposal.lines(added, removed)}</span></span>
        </summary>
        ${open && (file.difference
          ? html`<${Difference} difference=${file.difference} label=${texts.proposal.differenceOf(file.path)} />`
          : html`<p class="soft">${texts.proposal.noDifference}</p>`)}
      </details>
      ${after}
    </li>
  `;
}

/** Shows the files that stay as they are, with the reason of each. */
export const Refused = ({ refused, done = false }) => refused.length > 0 && html`
  <${Notice} kind="warning" title=${(done ? texts.proposal.stayed : texts.proposal.refused)(refused.length)}>
    <${Limited} items=${refused} size=${20}>${({ path, reason }) => html`
      <li key=${path}><code><bdi>${path}</bdi></code>: <bdi>${sentence(reason)}</bdi></li>`}</${Limited}>
  </${Notice}>
`;

/** Shows what `useProposal` holds: every file that changes, those that stay as they are, and what went wrong. */
export function Proposal({ proposal, error, moved }) {
  const head = useRef();
  // Whoever asked for it has pressed a button that is gone now.
  useEffect(() => head.current?.focus(), [proposal]);
  return html`
    ${error && html`<${Notice} kind="error" title=${texts.proposal.failed}><p><bdi>${sentence(error)}</bdi></p></${Notice}>`}
    ${moved && html`<${Notice} kind="error" title=${texts.proposal.movedTitle}><p>${texts.proposal.moved}</p></${Notice}>`}
    ${proposal && html`
      <${Refused} refused=${proposal.refused} />
      ${proposal.files.length > 0
        ? html`
          <h3 tabindex="-1" ref=${head}>${texts.proposal.files(proposal.files.length)}</h3>
          <${Limited} items=${proposal.files} size=${50} class="file-changes">${(file) => html`
            <${FileChange} key=${file.path} file=${file} open=${proposal.files.length <= 6} />`}</${Limited}>`
        : html`<p tabindex="-1" ref=${head}>${texts.proposal.nothing}</p>`}
    `}
  `;
}
