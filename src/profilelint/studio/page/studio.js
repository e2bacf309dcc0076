// The start: the frame around the views, and the stream of events.
import { html, render, useEffect, useErrorBoundary, useRef, useState } from "./vendor/preact.js";
import { connect } from "./events.js";
import { Announcer, announce } from "./parts/announce.js";
import { Notice } from "./parts/notice.js";
import { Header } from "./parts/header.js";
import { StateOfThings } from "./parts/state_of_things.js";
import { useRoute } from "./router.js";
import { getState } from "./store.js";
import { texts } from "./texts.js";

/** Shows a view once its module is there, and what became of it where it fails. */
function View({ route }) {
  const [loaded, setLoaded] = useState(null);
  const [failed, reset] = useErrorBoundary();
  useEffect(() => {
    let wanted = true;
    reset();
    route.view.load().then(
      (module) => wanted && setLoaded({ name: route.name, View: module.default }),
      (error) => wanted && setLoaded({ name: route.name, error }),
    );
    return () => { wanted = false; };
  }, [route.name]);
  const error = failed ?? loaded?.error;
  if (error) {
    console.error(error);
    return html`<h1 tabindex="-1">${texts.views[route.name]}</h1><${Notice} kind="error" title=${texts.broken} />`;
  }
  if (loaded?.name !== route.name) return html`<p class="soft">${texts.loading}</p>`;
  return html`<${loaded.View} key=${route.name} query=${route.query} />`;
}

/** Moves the focus to the head of a view that is newly shown, so that a screen reader reads it. */
function useFocusOnView(main, key) {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return undefined;
    }
    scrollTo(0, 0);
    // The head may come later, or be drawn anew when the page's content is there.
    const look = () => {
      const focused = document.activeElement;
      if (focused && focused !== document.body && main.current.contains(focused)) return;
      main.current.querySelector("h1")?.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(look);
    const end = () => watch.disconnect();
    watch.observe(main.current, { childList: true, subtree: true });
    look();
    for (const type of ["keydown", "pointerdown"]) addEventListener(type, end, { once: true, capture: true });
    return end;
  }, [key]);
}

function Studio() {
  const route = useRoute();
  const main = useRef();
  const key = route.name === "page" ? `page ${route.query.path}` : route.name;
  useFocusOnView(main, key);
  useEffect(() => {
    if (route.name !== "page") document.title = texts.windowTitle(texts.views[route.name]);
    announce(texts.views[route.name]);
  }, [key]);
  const skip = (event) => {
    event.preventDefault();
    (main.current.querySelector("h1") ?? main.current).focus();
  };
  return html`
    <a class="skip" href="#main" onClick=${skip}>${texts.skip}</a>
    <${Header} current=${route.name} />
    <${StateOfThings} />
    <main id="main" class=${`view-${route.name}`} tabindex="-1" ref=${main}><${View} route=${route} /></main>
    <${Announcer} />
  `;
}

addEventListener("beforeunload", (event) => {
  if (getState().unsent) event.preventDefault();
});
render(html`<${Studio} />`, document.getElementById("studio"));
connect();
