// The text of a page in CodeMirror, with what the check found in it.
import {
  EditorState, EditorView, defaultKeymap, drawSelection, highlightActiveLine, highlightSpecialChars, history,
  historyKeymap, keymap, lineNumbers, lintGutter, nextDiagnostic, previousDiagnostic, profileLanguage, search,
  searchKeymap, setDiagnostics,
} from "../vendor/codemirror.js";
import { texts } from "../texts.js";

const nonce = () => document.querySelector('meta[name="csp-nonce"]')?.content ?? "";

const look = EditorView.theme({
  "&": { backgroundColor: "var(--paper)", color: "var(--ink)", height: "100%" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontSize: "0.84rem", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.75rem 0" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--soft)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 7%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--accent) 28%, transparent) !important",
  },
  ".cm-panels": { backgroundColor: "var(--sunk)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "8px", boxShadow: "var(--shadow)" },
  ".cm-diagnostic": { padding: "0.4rem 0.75rem", fontFamily: "var(--sans)", maxWidth: "32rem" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--hint)" },
});

/** Returns an editor in `parent`; `changed` is told each transaction that changes the text. */
export function makeEditor({ parent, text, readOnly, labelledby, changed, save }) {
  const run = (command) => () => { command(); return true; };
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce()),
        EditorState.phrases.of(texts.editor.phrases),
        lineNumbers(), lintGutter(), history(), drawSelection(), highlightSpecialChars(), highlightActiveLine(),
        search({ top: true }), profileLanguage(), look, EditorView.lineWrapping,
        EditorState.readOnly.of(Boolean(readOnly)),
        // Tab is left to the browser: the keyboard gets out of the editor as it gets in.
        keymap.of([
          { key: "Mod-s", run: run(save), preventDefault: true },
          { key: "F8", run: nextDiagnostic }, { key: "Shift-F8", run: previousDiagnostic },
          ...searchKeymap, ...historyKeymap, ...defaultKeymap,
        ]),
        EditorView.contentAttributes.of({
          "aria-labelledby": labelledby, "aria-readonly": String(Boolean(readOnly)), tabindex: "0", spellcheck: "true",
        }),
        EditorView.updateListener.of((update) => {
          for (const transaction of update.transactions) if (transaction.docChanged) changed(transaction);
        }),
      ],
    }),
  });
}

/** Underlines what was found; `position` says where a place stands by now. */
export function showFindings(view, findings, position) {
  const end = view.state.doc.length;
  const diagnostics = findings.map((finding) => {
    const from = Math.min(position(finding.from), end);
    return {
      from,
      to: Math.max(from, Math.min(position(finding.to), end)),
      // CodeMirror has no picture beside the line for a hint of its own.
      severity: finding.severity === "hint" ? "info" : finding.severity,
      message: finding.message,
    };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** Shows a place of the text, selected; `focus` moves the keyboard there too. */
export function showPlace(view, from, to, { focus = true } = {}) {
  const end = view.state.doc.length;
  view.dispatch({
    selection: { anchor: Math.min(from, end), head: Math.min(to, end) },
    effects: EditorView.scrollIntoView(Math.min(from, end), { y: "center" }),
  });
  if (focus) view.focus();
}
