// Which view is shown: the part of the address after "#/", such as "#/page?path=projects%2Fa.md".
import { useEffect, useState } from "./vendor/preact.js";

/** The views, in the order of the navigation; those with `navigation: false` are reached from others. */
export const VIEWS = [
  { name: "pages", load: () => import("./views/pages.js") },
  { name: "terms", load: () => import("./views/terms.js") },
  { name: "field", load: () => import("./views/field.js") },
  { name: "changes", load: () => import("./views/changes.js") },
  { name: "new", load: () => import("./views/new.js") },
  { name: "page", load: () => import("./views/page.js"), navigation: false },
];

/** Returns the address of a view, for `href`. */
export function address(name, parameters) {
  const query = new URLSearchParams(parameters ?? {}).toString();
  return query ? `#/${name}?${query}` : `#/${name}`;
}

/** Shows another view. */
export function go(name, parameters) {
  location.hash = address(name, parameters);
}

function read() {
  const [name, query] = location.hash.replace(/^#\/?/, "").split("?", 2);
  const view = VIEWS.find((each) => each.name === name) ?? VIEWS[0];
  return { name: view.name, view, query: Object.fromEntries(new URLSearchParams(query ?? "")) };
}

/** Returns `{name, view, query}` of the view that is shown. */
export function useRoute() {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const look = () => setRoute(read());
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return route;
}
