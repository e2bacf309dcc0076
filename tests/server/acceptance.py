"""Tries the extension in an editor: code-server, driven by Chromium, with pictures to look at.

``make acceptance`` runs it. The one argument is ``out/node/entry.js`` of an installed code-server;
the ``node`` it needs is the first one on PATH. The pictures are written into ``build/vscode``, and
the one of the documentation into ``docs``.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright
from tests.cli.test_docs import ROOT, SITE

PICTURES = ROOT / "build/vscode"
PATIENCE = 60_000  # milliseconds
ENDING = "#!/bin/sh\necho 'profilelint: error: something is missing' >&2\nexit 2\n"


def make_site(folder: Path) -> None:
    (folder / ".git").mkdir(parents=True)
    (folder / "projects").mkdir()
    (folder / "profilelint.toml").write_text(
        'select = ["text", "link-target"]\n[[collections]]\nname = "projects"\n'
        'include = ["projects/*.md"]\nschema = "none"\n'
        '[[collections]]\nname = "parks"\ninclude = ["parks/*.md"]\nschema = "park.schema.json"\n'
        '[vocabularies]\ncolours = "colours.yaml"\n'
    )
    (folder / "colours.yaml").write_text("terms:\n  - {label: blue, synonyms: [azure]}\n  - teal\n")
    (folder / "park.schema.json").write_text(
        '{"properties": {"colours": {"type": "array", "items": {"x-vocabulary": "colours"}}}}'
    )
    (folder / "parks").mkdir()
    for name in "cd":
        (folder / f"parks/{name}.md").write_text("---\ncolours: [blue]\n---\n\nA park.\n")
    head = "---\ntitle: A\n---\n\n"
    (folder / "projects/a.md").write_text(f"{head}The the pier, [b](c.md).\n\nA  bridge.\n")
    (folder / "projects/b.md").write_text(f"{head}A  road.\n")


@contextmanager
def editor(entry: str, work: Path, *, trusted: bool) -> Iterator[str]:
    """Start code-server with the extension, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folders = [
        f"--user-data-dir={work / 'data'}",
        f"--extensions-dir={work / 'extensions'}",
        f"--config={work / 'config.yaml'}",
    ]
    (work / "config.yaml").write_text("auth: none\n")
    environment = {
        "HOME": str(work / "home"),
        "PATH": f"{Path(shutil.which('node') or 'node').parent}:/usr/bin:/bin",
        "PROFILELINT_CACHE_DIR": str(work / "cache"),
    }
    node = shutil.which("node") or "node"
    package = ROOT / "build/profilelint.vsix"
    subprocess.run(
        [node, entry, *folders, f"--install-extension={package}"], env=environment, check=True
    )
    words = [f"--bind-addr=127.0.0.1:{port}", "--disable-telemetry", "--disable-update-check"]
    if trusted:
        words.append("--disable-workspace-trust")
    process = subprocess.Popen(
        [node, entry, *folders, *words, str(work / "site")],
        env=environment,
        stdout=(work / "log").open("wb"),
        stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", port)).close()
                break
            time.sleep(0.1)
        yield f"{address}/?folder={work / 'site'}"
    finally:
        process.terminate()
        process.wait()


class Window:
    """The editor in a browser, as somebody uses it."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self._name = name
        self._number = 0

    def picture(self, what: str) -> None:
        self._number += 1
        self.page.screenshot(path=PICTURES / f"{self._name}-{self._number}-{what}.png")

    def open(self, file: str) -> None:
        self._pick("Control+P", file)
        expect(self.page.get_by_role("tab", name=file)).to_be_visible(timeout=PATIENCE)

    def command(self, name: str) -> None:
        self._pick("F1", name)

    def _pick(self, key: str, words: str) -> None:
        field = self.page.locator(".quick-input-widget input[type=text]")
        for _ in range(60):  # keys are lost until the editor is ready
            self.page.keyboard.press(key)
            with suppress(AssertionError):
                expect(field).to_be_focused(timeout=1000)
                break
        self.page.keyboard.type(words)
        expect(self.page.locator(".quick-input-list .monaco-list-row.focused")).to_contain_text(
            words.removeprefix("profilelint: "), timeout=PATIENCE
        )
        self.page.keyboard.press("Enter")
        expect(field).to_be_hidden(timeout=PATIENCE)

    def complete(self, words: str) -> None:
        """Ask for completions, and take the one that is marked."""
        self.page.keyboard.press("Control+Space")
        marked = self.page.locator(".suggest-widget.visible .monaco-list-row.focused")
        expect(marked).to_contain_text(words, timeout=PATIENCE)
        self.picture("completion")
        self.page.keyboard.press("Enter")

    def offers(self, words: str) -> None:
        """Ask for the quick fixes at the cursor until one of them says these words."""
        fix = self.page.get_by_text(words)
        for _ in range(12):  # keys are lost while the editor lays itself out anew
            self.page.keyboard.press("Control+.")
            with suppress(AssertionError):
                expect(fix.first).to_be_visible(timeout=5000)
                break
            self.page.keyboard.press("Escape")
        expect(fix.first).to_be_visible()

    def underlined(self, **numbers: int) -> None:
        for kind, number in numbers.items():
            expect(self.page.locator(f".squiggly-{kind}")).to_have_count(number, timeout=PATIENCE)

    def says(self, words: str) -> None:
        """Wait for the one message that is shown."""
        messages = self.page.locator(".notification-toast")
        expect(messages.filter(has_text=words)).to_be_visible(timeout=PATIENCE)
        expect(messages).to_have_count(1)

    def shows(self, *lines: str) -> None:
        for line in lines:
            shown = self.page.locator(".view-line").filter(has_text=line)
            expect(shown.first).to_be_visible(timeout=PATIENCE)


def try_faults_and_repairs(page: Page, address: str) -> None:
    page.goto(address)
    window = Window(page, "with")
    window.open("a.md")
    window.underlined(error=1, warning=1, info=1)
    window.picture("faults")
    page.locator(".view-line").filter(has_text="The the").click()
    page.keyboard.press("Home")
    window.offers("Delete the second word (look at the result)")
    window.picture("quick-fixes")
    page.keyboard.press("Escape")
    window.command("profilelint: Apply all safe fixes on this page")
    window.shows("A bridge.", "The the pier")
    window.underlined(error=1, warning=1, info=0)
    window.picture("fixed")
    window.command("profilelint: Check the whole site")
    expect(page.locator(".markers-panel").get_by_text("b.md")).to_be_visible(timeout=PATIENCE)
    window.picture("site")
    window.command("profilelint: Restart the server")
    window.underlined(error=1, warning=1, info=0)
    window.command("profilelint: Show the log")
    expect(page.locator(".output-view").get_by_text("starting ").first).to_be_visible(
        timeout=PATIENCE
    )
    window.picture("log")


def try_completion_and_rename(page: Page, address: str) -> None:
    page.goto(address)
    window = Window(page, "terms")
    window.open("c.md")
    page.locator(".view-line").filter(has_text="blue").click()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type(", te")
    window.complete("teal")
    window.shows("colours: [blue, teal]")
    page.keyboard.press("Home")
    for _ in range(len("colours: [b")):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("F2")
    field = page.locator(".rename-box input")
    expect(field).to_have_value("blue", timeout=PATIENCE)
    field.fill("navy")
    window.picture("rename")
    field.press("Enter")
    window.shows("colours: [navy, teal]")
    window.open("d.md")
    window.shows("colours: [navy]")
    window.open("colours.yaml")
    window.shows("{label: navy, synonyms: [azure, blue]}")
    window.picture("renamed")
    window.open("c.md")
    window.command("profilelint: Check the links of this page")
    window.says("This page has no links to other sites.")


def try_the_configuration(page: Page, address: str) -> None:
    page.goto(address)
    window = Window(page, "configuration")
    window.open("profilelint.toml")
    page.locator(".view-line").filter(has_text="select").click()
    for key in ("Home", "Enter", "ArrowUp"):
        page.keyboard.press(key)
    page.keyboard.type("ignore = [date-or")
    window.complete("date-order")
    page.keyboard.type("]")
    window.shows('ignore = ["date-order"]')
    page.locator(".view-line").filter(has_text="include").first.click()
    for key in ("Home", "Control+K", "Control+I"):
        page.keyboard.press(key)
    told = page.locator(".monaco-hover").get_by_text("Globs of the files that belong")
    expect(told.first).to_be_visible(timeout=PATIENCE)
    window.picture("hover")


def try_without_the_program(page: Page, address: str) -> None:
    page.goto(address)
    window = Window(page, "without")
    window.open("a.md")
    window.says("profilelint was not found on this machine")
    window.picture("missing")
    page.get_by_role("button", name="Documentation").click()
    expect(page.get_by_role("tab", name="Preview readme.md")).to_be_visible(timeout=PATIENCE)
    preview = page.frame_locator("iframe.webview.ready").frame_locator("#active-frame")
    expect(preview.get_by_role("heading", name="Set up")).to_be_visible(timeout=PATIENCE)
    window.picture("documentation")


def try_a_program_that_ends(page: Page, address: str) -> None:
    page.goto(address)
    window = Window(page, "ending")
    window.open("a.md")
    window.says("profilelint cannot be used: profilelint: error: something is missing")
    window.picture("failed")


def try_in_restricted_mode(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("button", name="Restricted Mode")).to_be_visible(timeout=PATIENCE)
    window = Window(page, "restricted")
    window.open("a.md")
    window.underlined(error=1, warning=1, info=1)
    window.picture("faults")


def take_the_picture_of_the_documentation(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 620})
    page.goto(address)
    window = Window(page, "example")
    window.open("bosnia-and-herzegovina-town-libraries.markdown")
    window.command("View: Hide Secondary Side Bar")
    window.command("View: Close Primary Side Bar")
    window.underlined(warning=4)
    page.locator(".view-line").filter(has_text="Comission").click()
    for key in ("End", "ArrowLeft"):
        page.keyboard.press(key)
    window.offers('Write "European Commission"')
    window.picture("quick-fixes")
    shutil.copyfile(PICTURES / "example-1-quick-fixes.png", ROOT / "docs/vscode.png")


ATTEMPTS = (
    try_faults_and_repairs,
    try_completion_and_rename,
    try_the_configuration,
    try_without_the_program,
    try_a_program_that_ends,
    try_in_restricted_mode,
    take_the_picture_of_the_documentation,
)


def main() -> None:
    entry = str(Path(sys.argv[1]).resolve())
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for attempt in ATTEMPTS:
            with tempfile.TemporaryDirectory() as folder:
                work = Path(folder).resolve()
                program = work / "home/.local/bin/profilelint"  # where pipx puts programs
                program.parent.mkdir(parents=True)
                if attempt is try_a_program_that_ends:
                    program.write_text(ENDING)
                    program.chmod(0o755)
                elif attempt is not try_without_the_program:
                    program.symlink_to(Path(sys.executable).parent / "profilelint")
                if attempt is take_the_picture_of_the_documentation:
                    shutil.copytree(SITE, work / "site")
                else:
                    make_site(work / "site")
                trusted = attempt is not try_in_restricted_mode
                with editor(entry, work, trusted=trusted) as address:
                    page = browser.new_page(viewport={"width": 1200, "height": 800})
                    try:
                        attempt(page, address)
                    except BaseException:
                        page.screenshot(path=PICTURES / "failed.png")
                        raise
                    page.close()
        browser.close()


if __name__ == "__main__":
    main()
