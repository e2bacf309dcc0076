"""What a page does in a browser, without a network."""

# ruff: noqa: E501

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from playwright.async_api import Error, async_playwright
from tests.builds.generators import NODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.async_api import Browser, BrowserContext, Dialog, Page, Route

_SITE: Final = "page.example"
_ADDRESS: Final = f"http://{_SITE}/"
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
_LONGEST: Final = 10.0
"""Seconds after which a page is given up, whatever it does."""

_PAUSE: Final = 0.4
"""Seconds in which is seen what a page loads once it is drawn, and what a click sends."""

_SLOW: Final = ("elsewhere.example", "autofocus")
"""What stands in pages that do something after they were loaded, and once only in a document."""

_AT_ONCE: Final = 4
_VUE: Final = NODE / "vue" / "dist" / "vue.global.prod.js"
_MEDIA: Final = frozenset(("image", "media"))
_PREPARE: Final = "window.went = 0; window.go = () => { window.top.went += 1 }"
_TRY: Final = """async () => {
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
_FOLLOW: Final = "() => document.querySelector('[ping]')?.click()"


def look(pages: list[str]) -> dict[str, list[str]]:
    """Show pages to Chromium; return what each does.

    That is: ``runs`` (a script runs by itself), ``handler`` (one runs when something happens),
    ``address`` (one runs when a link is followed or a form sent), ``frame`` (a page of another
    site is shown), ``loads`` (a style sheet or program of another site is loaded, or it is told
    something), ``shows`` (a picture or recording of another site is), ``insecure`` (anything is
    loaded without encryption), ``leaves`` (another page is opened), ``base`` (addresses lead
    elsewhere), ``covers`` (something lies over the page), ``late`` (it does not come to an end).
    """
    return asyncio.run(_look(list(dict.fromkeys(pages))))


async def _look(pages: list[str]) -> dict[str, list[str]]:
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        raise RuntimeError("there is no Chromium: make browser installs it on Debian")
    found: dict[str, list[str]] = {}
    left = iter(pages)
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=program, args=list(_ARGUMENTS))
        await asyncio.gather(*(_show_all(chromium, left, found) for _ in range(_AT_ONCE)))
        await chromium.close()
    return found


async def _show_all(chromium: Browser, left: Iterator[str], found: dict[str, list[str]]) -> None:
    """Show one page after another until none is left."""
    viewer: _Viewer | None = None
    for html in left:
        if "<" not in html:
            found[html] = []
            continue
        if viewer is None:
            viewer = await _Viewer.opened(chromium)
        try:
            await asyncio.wait_for(viewer.show(html), _LONGEST)
        except TimeoutError:
            viewer.effects.add("late")
        except Error:
            if not chromium.is_connected():
                raise
            # It went elsewhere while it was looked at.
            viewer.effects.add("leaves")
        found[html] = sorted(viewer.effects)
        if viewer.is_spent or not viewer.effects.isdisjoint(("late", "leaves")):
            await viewer.context.close()
            viewer = None
    if viewer is not None:
        await viewer.context.close()


class _Viewer:
    """Shows one page after another, and notes what each asks for."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.context = context
        self.page = page
        self.effects: set[str] = set()
        self.followed = False

    @classmethod
    async def opened(cls, chromium: Browser) -> _Viewer:
        """Return one with a page of its own, which shares nothing with others."""
        context = await chromium.new_context(viewport={"width": 800, "height": 600})
        await context.add_init_script(_PREPARE)
        viewer = cls(context, await context.new_page())
        await context.route("**/*", viewer.answer)
        viewer.page.on("dialog", _dismiss)
        await viewer.page.goto(_ADDRESS, wait_until="load")
        return viewer

    @property
    def is_spent(self) -> bool:
        """Return whether the page may have opened another, or be about to."""
        return self.followed or len(self.context.pages) > 1

    async def show(self, html: str) -> None:
        """Show a page, and try what can be followed in it.

        It is written into the document of the one before, which is many times as fast as going to
        an address.
        """
        is_slow = any(each in html for each in _SLOW)
        if is_slow:
            await self.page.goto(_ADDRESS, wait_until="load")
        self.effects = set()
        await self.page.evaluate("window.went = 0")
        await self.page.set_content(_PAGE.format(html), wait_until="load")
        if is_slow:
            await asyncio.sleep(_PAUSE)
        self.effects.update(await self.page.evaluate(_TRY))
        if "ping=" in html:
            self.followed = True
            await self.page.evaluate(_FOLLOW)
            await asyncio.sleep(_PAUSE)

    async def answer(self, route: Route) -> None:
        """Answer a request of the page."""
        request = route.request
        address = urlsplit(request.url)
        if address.hostname == _SITE:
            body = _VUE.read_text(encoding="utf-8") if address.path == "/vue.js" else ""
            kind = "html" if request.is_navigation_request() else "javascript"
            await route.fulfill(body=body, content_type=f"text/{kind}")
        else:
            if request.is_navigation_request():
                kind = "frame" if _is_in_frame(route) else "leaves"
            elif address.scheme != "https":
                kind = "insecure"
            else:
                kind = "shows" if request.resource_type in _MEDIA else "loads"
            self.effects.add(kind)
            await route.abort()


def _is_in_frame(route: Route) -> bool:
    """Return whether a request is for what a frame of a page shows."""
    try:
        return route.request.frame.parent_frame is not None
    except Error:  # The page is opened by this request.
        return False


async def _dismiss(dialog: Dialog) -> None:
    await dialog.dismiss()
