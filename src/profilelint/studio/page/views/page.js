// One page: its form on the left, its text on the right, and all that is done with it.
import { get } from "../api.js";
import { PageEditor } from "../page/page_editor.js";
import { Notice } from "../parts/notice.js";
import { address } from "../router.js";
import { texts } from "../texts.js";
import { html, useEffect, useState } from "../vendor/preact.js";

export default function OnePage({ query }) {
  const { path } = query;
  const [state, setState] = useState({});
  useEffect(() => {
    let wanted = true;
    setState({});
    get("api/page", { path }).then(
      (page) => wanted && setState({ page }),
      (error) => wanted && setState({ error: error.message }),
    );
    return () => { wanted = false; };
  }, [path]);
  const { page, error } = state;
  if (page?.path === path) return html`<${PageEditor} key=${path} page=${page} again=${() => setState({ page: null, error: texts.page.gone })} />`;
  return html`
    <h1 tabindex="-1">${path}</h1>
    ${error
      ? html`<${Notice} kind="error" title=${error}><a href=${address("pages")}>${texts.page.back}</a></${Notice}>`
      : html`<p class="soft">${texts.loading}</p>`}
  `;
}
