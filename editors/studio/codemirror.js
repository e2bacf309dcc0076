// What the page's editor uses of CodeMirror. Markdown's parser is taken as it is: the package for it
// brings those of HTML, CSS and JavaScript, which weigh more than the rest of the page.
import { yamlFrontmatter } from "@codemirror/lang-yaml";
import {
  HighlightStyle, Language, LanguageSupport, defineLanguageFacet, languageDataProp, syntaxHighlighting,
} from "@codemirror/language";
import { tags } from "@lezer/highlight";
import { GFM, parser } from "@lezer/markdown";

export {
  defaultKeymap, history, historyKeymap, isolateHistory, redo, redoDepth, undo, undoDepth,
} from "@codemirror/commands";
export { forEachDiagnostic, lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
export { openSearchPanel, search, searchKeymap } from "@codemirror/search";
export { Annotation, ChangeSet, Compartment, EditorState, Text, Transaction } from "@codemirror/state";
export {
  EditorView, drawSelection, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers,
} from "@codemirror/view";

const data = defineLanguageFacet({ commentTokens: { block: { open: "<!--", close: "-->" } } });
const markdown = new Language(
  data,
  parser.configure([GFM, { props: [languageDataProp.add({ Document: data })] }]),
  [],
  "markdown",
);

/** Markdown below front matter in YAML; colours are classes of the style sheet, `token-…`. */
export function profileLanguage() {
  const colours = HighlightStyle.define([
    { tag: [tags.heading, tags.strong], class: "token-strong" },
    { tag: tags.emphasis, class: "token-emphasis" },
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], class: "token-key" },
    { tag: [tags.link, tags.url], class: "token-link" },
    { tag: [tags.string, tags.monospace], class: "token-string" },
    { tag: [tags.comment, tags.meta, tags.processingInstruction, tags.separator], class: "token-quiet" },
  ]);
  return [
    yamlFrontmatter({ content: new LanguageSupport(markdown) }),
    syntaxHighlighting(colours),
  ];
}
