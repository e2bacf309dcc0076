// Which control shows a field. None of them replaces a value, and none hides one that does not fit.
import { html } from "../vendor/preact.js";
import { ChoiceControl } from "./choice.js";
import { DateControl } from "./date.js";
import { FileControl } from "./file.js";
import { isScalar } from "./form_context.js";
import { ListControl } from "./list.js";
import { LongTextControl } from "./long_text.js";
import { ObjectControl } from "./object.js";
import { PageControl } from "./page.js";
import { SourceControl } from "./source.js";
import { TermControl } from "./term.js";
import { TermsControl } from "./terms.js";
import { NumberControl, TextControl } from "./text.js";
import { YesNoControl } from "./yes_no.js";

const SCALARS = {
  text: TextControl,
  "long-text": LongTextControl,
  number: NumberControl,
  year: NumberControl,
  date: DateControl,
  "yes-no": YesNoControl,
  choice: ChoiceControl,
  term: TermControl,
  page: PageControl,
  file: FileControl,
};
const LISTS = { list: ListControl, terms: TermsControl, pages: TermsControl };

/**
 * Draws the control of a Field of the API. `id` is that of what a label names; `label` is said where no
 * label stands beside it; `item` tells that the field is an item of a list; `Part` draws a field of a group.
 */
export function Control(props) {
  const { field } = props;
  if (field.control in SCALARS && isScalar(field.value)) return html`<${SCALARS[field.control]} ...${props} />`;
  if (field.control in LISTS) return html`<${LISTS[field.control]} ...${props} Item=${Control} />`;
  if (field.control === "object" && field.fits !== false) return html`<${ObjectControl} ...${props} />`;
  return html`<${SourceControl} ...${props} />`;
}
