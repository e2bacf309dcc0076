"""What a page does in a browser, without a network."""

# ruff: noqa: E501

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from playwright.sync_api import Error, sync_playwright
from tests.builds.generators import NODE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Route

_SITE: Final = "page.example"
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
# The sandbox of Chromium does not start for root; what it is shown here is the project's own.
_ARGUMENTS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"),
)
_PAGE: Final = """<!DOCTYPE html>
<html><head><title>Page</title></head><body><div>
{}
</div><p><a href="/other" title='Other'>Other</a></p></body></html>
"""
_LONGEST: Final = 10_000
"""Milliseconds after which a page that does not load is given up."""

_PAUSE: Final = 100
"""Milliseconds in which what a click sends is seen."""

_MEDIA: Final = frozenset(("image", "media"))
_AT_ONCE: Final = 25
_HOST: Final = "/host"
# What may open another page, or change where addresses lead.
_GOES: Final = re.compile(r"(?i)script:|(?:<|u003c)(?:meta|base|form|portal)|action=|ping=|&#")
# Tags that neither do anything themselves nor change how what follows is read.
_HARMLESS: Final = re.compile(
    r"</?(?:p|ul|ol|li|em|strong|code|pre|blockquote|h[1-6]|div|span|br|hr|del|sup)(?: class=\"[\w -]*\")?/?>"
)
# The page that a frame is part of: the topmost one, or one in the page that shows many.
_PREPARE: Final = """
window.went = 0
window.go = () => {
  let page = window
  while (page !== page.parent && page.parent.location.pathname !== '/host') page = page.parent
  page.went += 1
}
"""
_TRY: Final = """async (window) => {
  const {document, location, innerWidth, innerHeight, getComputedStyle, Event, MouseEvent} = window
  const found = new Set()
  if (window.went) found.add('runs')
  const tried = (name, act) => {
    const before = window.went
    try { act() } catch {}
    if (window.went > before) found.add(name)
  }
  const wait = () => new Promise((done) => setTimeout(done, 20))
  const scripted = []
  for (const element of document.querySelectorAll('body, body *')) {
    for (const {name} of [...element.attributes]) {
      if (name.startsWith('on') && typeof element[name] === 'function')
        tried('handler', () => element[name](new Event(name.slice(2))))
    }
    for (const name of ['href', 'xlink:href', 'action', 'formaction', 'src', 'data']) {
      let scheme = ''
      try { scheme = new URL(element.getAttribute(name), document.baseURI).protocol } catch {}
      if (element.hasAttribute(name) && scheme === 'javascript:') scripted.push(element)
    }
  }
  for (const element of scripted) {
    const before = window.went
    const form = element.tagName === 'FORM' ? element : null
    try { form ? form.requestSubmit() : element.click ? element.click() : element.dispatchEvent(new MouseEvent('click')) } catch {}
    await wait()
    if (window.went > before) found.add('address')
  }
  if (document.baseURI !== location.href) found.add('base')
  for (const place of [[0.5, 0.5], [0.1, 0.9]]) {
    let top = document.elementFromPoint(innerWidth * place[0], innerHeight * place[1])
    for (; top && top !== document.body; top = top.parentElement)
      if (['fixed', 'absolute', 'sticky'].includes(getComputedStyle(top).position)) found.add('covers')
  }
  return [...found]
}"""
_TRY_FRAMES: Final = f"""async () => {{
  const found = []
  const late = new Promise((_, fail) => setTimeout(() => fail(new Error('late')), {_LONGEST}))
  for (const frame of document.querySelectorAll('iframe'))
    found.push(await Promise.race([late, ({_TRY})(frame.contentWindow).catch(() => ['leaves'])]))
  return found
}}"""
_FOLLOW: Final = """() => {
  for (const element of document.querySelectorAll('[ping]')) element.click()
}"""


@contextmanager
def opened() -> Iterator[Callable[[list[str]], list[list[str]]]]:
    """Yield the function that shows pages to Chromium and returns what each does, in order.

    That is: ``runs`` (a script runs by itself), ``handler`` (one runs when something happens),
    ``address`` (one runs when a link is followed or a form sent), ``frame`` (a page of another
    site is shown), ``loads`` (a style sheet or program of another site is loaded, or it is told
    something), ``shows`` (a picture or recording of another site is), ``insecure`` (anything is
    loaded without encryption), ``leaves`` (another page is opened), ``base`` (addresses lead
    elsewhere), ``covers`` (something lies over the page).
    """
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        raise RuntimeError("there is no Chromium: make browser installs it on Debian")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(_ARGUMENTS))
        context = chromium.new_context(viewport={"width": 800, "height": 600})
        context.add_init_script(_PREPARE)
        yield _Viewer(context).look
        chromium.close()


class _Viewer:
    """Shows pages, and notes what they ask for.

    Most are shown in frames of one page, which is many times as fast; those that may go elsewhere
    have a page of their own.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.pages: dict[str, str] = {}
        self.effects: dict[str, set[str]] = {}
        self.vue = (NODE / "vue" / "dist" / "vue.global.prod.js").read_text(encoding="utf-8")
        context.route("**/*", self.answer)
        context.set_default_timeout(_LONGEST)

    def look(self, pages: list[str]) -> list[list[str]]:
        """Show pages; return what each does."""
        paths = {html: f"/{number}" for number, html in enumerate(dict.fromkeys(pages))}
        self.pages = {path: _PAGE.format(html) for html, path in paths.items()}
        self.effects = {path: set() for path in self.pages}
        together: list[str] = []
        for html, path in paths.items():
            if _GOES.search(html) is not None:
                self.show(path, ping="ping" in html)
            elif "<" in _HARMLESS.sub("", html):
                together.append(path)
        for first in range(0, len(together), _AT_ONCE):
            paths_shown = together[first : first + _AT_ONCE]
            self.pages[_HOST] = "<!DOCTYPE html>" + "".join(
                f'<iframe src="{path}" width="800" height="600"></iframe>' for path in paths_shown
            )
            try:
                with self.context.new_page() as page:
                    page.goto(f"http://{_SITE}{_HOST}", wait_until="load")
                    for path, found in zip(paths_shown, page.evaluate(_TRY_FRAMES), strict=True):
                        self.effects[path].update(found)
            except Error:
                for path in paths_shown:
                    self.show(path, ping=False)
        return [sorted(self.effects[paths[html]]) for html in pages]

    def show(self, path: str, *, ping: bool) -> None:
        """Show one page by itself."""
        with self.context.new_page() as page:
            page.on("dialog", lambda dialog: dialog.dismiss())
            try:
                page.goto(f"http://{_SITE}{path}", wait_until="load")
                self.effects[path].update(page.evaluate(f"({_TRY})(window)"))
                if ping:
                    page.evaluate(_FOLLOW)
                    page.wait_for_timeout(_PAUSE)
            except Error:
                # It went elsewhere while it was looked at.
                self.effects[path].add("leaves")

    def answer(self, route: Route) -> None:
        """Answer a request of a page."""
        request = route.request
        address = urlsplit(request.url)
        if address.hostname == _SITE and address.path in self.pages:
            html = self.pages[address.path]
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif address.hostname == _SITE:
            body = self.vue if address.path == "/vue.js" else ""
            route.fulfill(body=body, content_type="text/javascript")
        else:
            frame, depth = request.frame, 0
            while frame.parent_frame is not None and urlsplit(frame.url).path not in self.effects:
                frame, depth = frame.parent_frame, depth + 1
            if request.is_navigation_request():
                kind = "frame" if depth else "leaves"
            elif address.scheme != "https":
                kind = "insecure"
            else:
                kind = "shows" if request.resource_type in _MEDIA else "loads"
            self.effects[urlsplit(frame.url).path].add(kind)
            route.abort()
