"""The command line as a process of its own, against sites on loopback."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.net.loopback import PAGE, answer
from tests.repository import git

from profilelint.report.render import FORMATS

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping

    from tests.net.loopback import Internet, Seen

# Runs before anything else in the process: what would leave loopback is refused and every use of
# the network is written down.
WATCH = """\
import os
import sys

log = os.environ.get("WATCH_LOG")
NAMES = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
SENDING = {"socket.connect", "socket.sendto", "socket.sendmsg"}


def watch(event, arguments):
    if event in NAMES or event in SENDING or event == "socket.__new__":
        with open(log, "a") as file:
            file.write(event + "\\n")
        if event in NAMES:
            raise OSError("no names are looked up in tests")
        if event in SENDING and not str(arguments[1][0]).startswith("127."):
            raise PermissionError("tests reach loopback only")


if log:
    sys.addaudithook(watch)
"""


class Done(NamedTuple):
    status: int
    out: str
    err: str


class Command:
    """Runs profilelint in a folder of pages, with the names and sites of a small internet."""

    def __init__(self, net: Internet, folder: Path) -> None:
        self.net = net
        self.folder = folder / "site"
        self.folder.mkdir()
        self.log = folder / "sockets.log"
        self.watch = folder / "watch"
        self.watch.mkdir()
        (self.watch / "sitecustomize.py").write_text(WATCH)
        self.cache = folder / "cache" / "links.sqlite"

    @property
    def sockets(self) -> list[str]:
        return self.log.read_text().split() if self.log.exists() else []

    def write(self, path: str, text: str) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def network(self) -> list[str]:
        """Return the options by which the process finds the sites."""
        names = {host for host, _ in self.net.names}
        options = ["--resolve", "www.iana.org=127.0.0.1", "--allow-network", "127.0.0.1"]
        for host in sorted(names):
            options += ["--resolve", f"{host}=127.0.0.1:1"]  # nobody listens there
        for (host, port), endpoints in self.net.names.items():
            options += ["--resolve", f"{host}:{port}={endpoints[0].address}:{endpoints[0].port}"]
        return options

    def run(self, *arguments: str, environ: Mapping[str, str] | None = None) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "profilelint", *arguments, "--link-cache", str(self.cache)],
            cwd=self.folder,
            env=self.environ(environ or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def online(self, *arguments: str, environ: Mapping[str, str] | None = None) -> Done:
        """Run ``check`` over the network with the rule on links alone."""
        words = ["check", "--online", "--select", "link-reachable", "-q", *self.network()]
        return self.run(*words, *arguments, environ=environ)

    def environ(self, more: Mapping[str, str]) -> dict[str, str]:
        quiet = {"GITHUB_ACTIONS", "TF_BUILD", "FORCE_COLOR", "PROFILELINT_DEBUG"}
        return {
            **{name: value for name, value in os.environ.items() if name not in quiet},
            "PYTHONPATH": str(self.watch),
            "WATCH_LOG": str(self.log),
            "PROFILELINT_CACHE_DIR": str(self.cache.parent),
            **more,
        }


@pytest.fixture
def command(net: Internet, tmp_path: Path) -> Command:
    return Command(net, tmp_path)


def test_what_is_broken_fails_and_is_told_wherever_it_is(net: Internet, command: Command) -> None:
    site = net.site("one.zz", {"/gone": answer(404), "/old": answer(301, Location="/new")})
    command.write("a.md", "[a](http://one.zz/fine) [b](http://one.zz/gone)\n")
    command.write(
        "b.md",
        "---\npromos:\n- link: http://one.zz/gone#top\n---\n\n![c](http://one.zz/gone)\n"
        '<a href="http://one.zz/gone">d</a> [e](http://one.zz/old)\n',
    )
    done = command.online()
    gone = (
        'error: the page "http://one.zz/gone{}" does not exist (the site answered 404 twice): '
        "correct the address or delete the link [link-reachable]\n"
    )
    assert done.out == (
        f"a.md:1:29: {gone.format('')}b.md:3:9: {gone.format('#top')}b.md:6:6: "
        f"{gone.format('')}b.md:7:10: {gone.format('')}b.md:7:40: warning: the page "
        '"http://one.zz/old" has moved permanently: link to its new address, "http://one.zz/new" '
        "[link-reachable]\n"
        "Found 5 problems in 2 files: 4 errors, 1 warning. 2 files checked.\n"
        "--fix repairs 1 of them.\n"
        "Links: 2 broken, 1 moved-permanently, 1 ok.\n"
        "1 of the problems does not fail the run: other visitors of a site may see something "
        "else.\n"
    )
    assert (done.status, done.err) == (1, "")
    assert sorted(site.paths) == ["/fine", "/gone", "/gone", "/new", "/old"]


def test_links_of_several_sites_are_asked_for_where_their_configuration_says_so(
    net: Internet, command: Command
) -> None:
    net.site("one.zz", {"/gone": answer(404)})
    for site, rule in (
        ("a", "link-reachable"),
        ("b", "text-double-space"),
        ("c", "link-reachable"),
    ):
        command.write(f"{site}/profilelint.toml", f'select = ["{rule}"]\n')
        command.write(f"{site}/page.md", "[a](http://one.zz/gone)\n")
    done = command.run("check", "--online", "-q", *command.network(), "a", "b", "c")
    found = [line.partition(" ")[0] for line in done.out.splitlines() if "[link-reachable]" in line]
    assert (done.status, done.err, found) == (1, "", ["a/page.md:1:5:", "c/page.md:1:5:"])


def test_what_depends_on_who_asks_does_not_fail(net: Internet, command: Command) -> None:
    net.site("one.zz", {"/wall": answer(403), "/old/page": answer(301, Location="/login")})
    command.write("a.md", "[a](http://one.zz/wall) [b](http://one.zz/old/page)\n")
    done = command.online("--report", "json")
    report = json.loads(done.out)
    assert [(f["message_id"], f["severity"], f["advisory"]) for f in report["findings"]] == [
        ("blocked", "hint", True),
        ("suspicious-login", "warning", True),
    ]
    assert report["summary"]["notes"] == [
        "Links: 1 blocked, 1 suspicious.",
        "1 of the problems does not fail the run: other visitors of a site may see something else.",
    ]
    assert done.status == 0
    assert command.online("--severity", "hint").status == 0


def test_a_severity_that_is_set_is_told_and_fails_no_more_than_before(
    net: Internet, command: Command
) -> None:
    net.site("one.zz", {"/wall": answer(403)})
    command.write("a.md", "[a](http://one.zz/wall)\n")
    command.write("profilelint.toml", '[rules]\nlink-reachable = "error"\n')
    done = command.online()
    assert done.out.startswith("a.md:1:5: error: the site refused this automatic check")
    assert done.status == 0


def test_a_directive_suppresses_what_is_found(net: Internet, command: Command) -> None:
    net.site("one.zz", {"/wall": answer(403)})
    command.write(
        "a.md",
        "<!-- profilelint-disable-next-line link-reachable -- it is known -->\n"
        "[a](http://one.zz/wall)\n",
    )
    done = command.online()
    assert done.out == (
        "No problems found in 1 file.\nNot shown: 1 suppressed by a comment.\nLinks: 1 blocked.\n"
    )


def test_a_page_that_moved_is_linked_at_its_new_address(net: Internet, command: Command) -> None:
    site = net.site("one.zz", {"/old": answer(301, Location="/new")})
    text = (
        "---\npromos:\n- link: '{0}'\n---\n\n[a]({0}), [b][], <{0}> and `{0}`\n"
        '<a href="{0}">{0}</a>\n\n[b]: <{0}> "Old"\n'
    )
    page = command.write("a.md", text.format("http://one.zz/old"))
    done = command.online("--fix", "--diff")
    assert done.status == 1
    assert done.out.count("\n+") == 5  # four lines and the name of the file
    assert page.read_text() == text.format("http://one.zz/old")
    done = command.online("--fix")
    expected = text.format("http://one.zz/new")
    expected = expected.replace("`http://one.zz/new`", "`http://one.zz/old`")
    expected = expected.replace(">http://one.zz/new</a>", ">http://one.zz/old</a>")
    assert page.read_text() == expected
    assert (done.status, done.out) == (
        0,
        "Repaired 5 problems.\nNo problems found in 1 file.\nLinks: 1 ok.\n",
    )
    assert site.paths.count("/old") == 1, "the second run knew it"


def test_an_unencrypted_link_is_reported_once_and_repaired(
    net: Internet, command: Command, authority: object
) -> None:
    from tests.net.loopback import Authority

    assert isinstance(authority, Authority)
    net.site("one.zz", {})
    net.site("one.zz", {}, tls=authority.server("one.zz"))
    page = command.write("a.md", "[a](http://one.zz/page)\n")
    words = ["--online", "-q", "--ca-file", authority.path, *command.network()]
    done = command.run("check", "--select", "link-reachable,link-http", *words)
    assert done.out.startswith(
        'a.md:1:5: warning: "http://one.zz/page" is not encrypted, and the site offers the same '
        'page with "https:": write "https:" at its beginning [link-reachable]\nFound 1 problem '
    )
    assert done.status == 0
    command.run("check", "--select", "link-reachable", "--fix", *words)
    assert page.read_text() == "[a](https://one.zz/page)\n"


ILL_WRITTEN = [
    "http://miller:stone@one.zz/",
    "https://[one.zz/",
    "http:///one.zz/",
    "http://one.zz\\@two.zz/",
    "javascript:go()",
    "file:///etc/passwd",
    "about:blank",
    "mailto:nobody",
    "tel:none",
    "htps://one.zz/",
    "ftp://one.zz/",
    "http://one.zz:99999/",
]


def test_an_address_that_is_wrongly_written_is_told_once(command: Command) -> None:
    page = "".join(f"[{n}](<{url}>)\n\n" for n, url in enumerate(ILL_WRITTEN))
    page += "".join(f'<a href="{url}">{n}</a>\n\n' for n, url in enumerate(ILL_WRITTEN))
    command.write("a.md", page)
    words = ["check", "--online", "--report", "json", "--ignore", "embed-raw-html,link-http"]
    for rules in ("link,embed", "link-reachable"):
        done = command.run(*words, "--select", rules)
        lines = [finding["line"] for finding in json.loads(done.out)["findings"]]
        assert lines == [*range(1, 4 * len(ILL_WRITTEN), 2)]
        assert done.status == 1
    assert "socket.connect" not in command.sockets


def test_an_address_of_one_network_is_told_once_at_the_higher_severity(command: Command) -> None:
    command.write("a.md", "[a](http://10.0.0.7/a)\n\n[b](http://localhost:4000/b)\n")
    words = ["check", "--online", "--report", "json", "--select", "link-private,link-reachable"]

    def found(*options: str) -> list[tuple[int, str, str]]:
        findings = json.loads(command.run(*words, *options).out)["findings"]
        return [(each["line"], each["severity"], each["rule"]) for each in findings]

    assert found() == [(1, "error", "link-reachable"), (3, "warning", "link-private")]
    command.write("profilelint.toml", '[rules.link-private]\nseverity = "error"\n')
    assert found() == [(1, "error", "link-private"), (3, "error", "link-private")]
    assert "socket.connect" not in command.sockets


def test_without_online_no_socket_is_made(command: Command) -> None:
    command.write("a.md", "[a](http://one.zz/page)\n")
    done = command.run("check", "-q", "--select", "all", "--ignore", "file,schema")
    assert done.status in {0, 1}
    assert command.run("links").out == (
        "one.zz: 1 link: 1 skipped\n\nSkipped: links not checked without --online (1).\n"
    )
    assert command.sockets == []
    assert not command.cache.exists()


def test_without_online_what_is_known_is_told(net: Internet, command: Command) -> None:
    site = net.site("one.zz", {"/old": answer(301, Location="/new")})
    command.write("a.md", "[a](http://one.zz/old) [b](http://one.zz/other)\n")
    assert "link-reachable" not in command.run("check", "-q").out
    command.online("--exclude-link", "*/other")
    asked = site.accepted
    command.log.unlink()
    done = command.run("check", "-q", "--ignore", "link-http")
    assert (
        'a.md:1:5: warning: the page "http://one.zz/old" has moved permanently: link to its new '
        'address, "http://one.zz/new" [link-reachable]\n'
    ) in done.out
    assert "Skipped: links not checked without --online (1).\n" in done.out
    assert (command.sockets, site.accepted) == ([], asked)


def test_a_second_run_asks_for_nothing_and_max_age_for_all(net: Internet, command: Command) -> None:
    site = net.site("one.zz", {})
    command.write("a.md", "[a](http://one.zz/a)\n")
    command.online()
    command.log.unlink()
    assert command.online().out.endswith("Links: 1 ok.\n")
    assert (command.sockets, site.paths) == ([], ["/a"])
    command.online("--max-age", "0")
    assert site.paths == ["/a", "/a"]


def test_results_that_are_kept_do_not_keep_what_was_said_of_links(
    net: Internet, command: Command
) -> None:
    site = net.site("one.zz", {"/a": answer(403)})
    for number in range(25):
        command.write(f"{number}.md", "[a](http://one.zz/a)\n")
    assert command.online().out.count("refused this automatic check") == 25
    assert site.paths == ["/a"]
    site.routes["/a"] = PAGE
    assert command.online().out == "No problems found in 25 files.\nLinks: 1 ok.\n"


def test_a_network_that_is_down_is_one_line_and_status_3(command: Command) -> None:
    command.write("a.md", "[a](http://one.zz/a)\n")
    done = command.run("check", "--online")
    assert done == Done(
        3,
        "",
        'profilelint: The network does not work here: not even the name "www.iana.org" can be '
        "looked up. No link was checked.\n",
    )
    assert command.run("links", "--online") == done


def test_without_the_client_the_command_says_what_to_install(command: Command) -> None:
    command.write("a.md", "[a](http://one.zz/a)\n")
    (command.watch / "h11.py").write_text('raise ModuleNotFoundError("h11")\n')
    assert command.run("check", "--online") == Done(
        2,
        "",
        "profilelint: the part of profilelint that checks links is not installed: run pip install "
        "'profilelint[links]', or pip install '.[links]' in a checkout of profilelint\n",
    )


@pytest.mark.parametrize(
    "line",
    [
        'allow-network = ["127.0.0.0/8"]',
        'resolve = ["one.zz=127.0.0.1"]',
        "ports = [22]",
        'header = "X-Token: 1"',
        'proxy = "http://one.zz"',
        'cache = "links.sqlite"',
        'link-cache = "links.sqlite"',
        "link-budget = 1",
        "online = true",
    ],
)
def test_s35_a_configuration_cannot_widen_the_policy(command: Command, line: str) -> None:
    command.write("a.md", "[a](http://127.0.0.2/)\n")
    command.write("profilelint.toml", f"[links]\n{line}\n")
    done = command.run("check", "--online")
    key = line.split(maxsplit=1)[0]
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(
        f'profilelint: profilelint.toml:2: the key "{key}" is not allowed in a configuration '
        "file: whoever proposes a change could set it"
    )
    assert command.sockets == []


def test_a_configuration_has_no_more_patterns_than_can_be_compared(command: Command) -> None:
    command.write("a.md", "[a](http://one.zz/)\n")
    patterns = ", ".join(f'"*.{n}.zz", "{n}.zz"' for n in range(1001))
    command.write("profilelint.toml", f"[links]\nexclude = [{patterns}]\n")
    assert command.run("check", "--online") == Done(
        2,
        "",
        'profilelint: "exclude" of [links] has 1001 patterns with "*", but at most 1000 are '
        "allowed: write fewer\n",
    )
    assert command.sockets == []


def test_a_configuration_narrows(net: Internet, command: Command) -> None:
    site = net.site("one.zz", {"/wall": answer(403)})
    command.write(
        "a.md", "[a](http://one.zz/wall) [b](http://two.zz/a) [c](http://one.zz/private/a)\n"
    )
    command.write(
        "profilelint.toml",
        '[links]\nexclude = ["two.zz", "one.zz/private/*"]\naccept = {"one.zz" = [403]}\n',
    )
    done = command.online()
    assert done.out == (
        "No problems found in 1 file.\nSkipped: links left out by the settings (2).\nLinks: 1 ok.\n"
    )
    assert site.paths == ["/wall"]


def test_require_https_makes_the_run_fail(
    net: Internet, command: Command, authority: object
) -> None:
    from tests.net.loopback import Authority

    assert isinstance(authority, Authority)
    net.site("one.zz", {})
    net.site("one.zz", {}, tls=authority.server("one.zz"))
    command.write("a.md", "[a](http://one.zz/page)\n")
    command.write("profilelint.toml", "[links]\nrequire-https = true\n")
    done = command.online("--ca-file", authority.path)
    assert done.out.startswith('a.md:1:5: error: "http://one.zz/page" is not encrypted')
    assert done.status == 1


def test_s18_user_names_and_secrets_are_masked_in_every_format(
    net: Internet, command: Command
) -> None:
    site = net.site("one.zz", {"/a?token=s3cr3t": answer(403)})
    command.write("a.md", "[a](http://miller:stone@one.zz/) [b](http://one.zz/a?token=s3cr3t)\n")
    words = [word for name in FORMATS for word in ("--report", f"{name}=../out.{name}")]
    done = command.run(
        *("check", "--online", "--select", "link,embed", *command.network()),
        *("--report", "text", *words),
    )
    outputs = [done.out, done.err, command.run("links").out, command.run("links", "--json").out]
    outputs += [(command.folder.parent / f"out.{name}").read_text() for name in FORMATS]
    for text in outputs:
        assert "stone" not in text
        assert "s3cr3t" not in text
    assert "http://one.zz/a?token=***" in done.out
    assert [seen.path for seen in site.seen] == ["/a?token=s3cr3t"]


def test_a_header_comes_from_the_environment_and_goes_to_its_origin_only(
    net: Internet, command: Command
) -> None:
    one, two = net.site("one.zz", {}), net.site("two.zz", {})
    command.write("a.md", "[a](http://one.zz/a) [b](http://two.zz/b)\n")
    done = command.online(*("--header", "http://one.zz=DOCS"), environ={"DOCS": "X-Docs-Key: open"})
    assert (done.status, done.err) == (0, "")
    assert [seen.headers.get("x-docs-key") for seen in (*one.seen, *two.seen)] == ["open", None]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--header", "http://one.zz=NOWHERE"), 'there is no environment variable "NOWHERE"'),
        (("--header", "http://one.zz=HOME"), 'the environment variable "HOME" must contain'),
        (("--header", "one.zz"), "--header takes the origin of a site and the name"),
        (("--accept", "one.zz"), "--accept takes a host and statuses"),
        (("--accept", "one.zz=99"), "--accept takes a host and statuses"),
        (("--allow-network", "inside"), "--allow-network takes a network"),
        (("--resolve", "one.zz=127.0.0.1:99999"), "--resolve takes a name and an address"),
        (("--allow-port", "0"), '"0" is not a port'),
        (("--max-age", "soon"), '"soon" is not a number from 0 upwards'),
        (("--link-budget", "nan"), '"nan" is not a number from 0 upwards'),
        (("--shard", "1/2"), "--shard cannot be used with --online"),
        (("--select", "date"), "--online has nothing to do"),
    ],
)
def test_mistakes_on_the_command_line(command: Command, words: tuple[str, str], said: str) -> None:
    command.write("a.md", "[a](http://one.zz/a)\n")
    done = command.run("check", "--online", *words, environ={"HOME": "/nowhere"})
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert command.sockets == []


def test_time_that_is_used_up_is_told(net: Internet, command: Command) -> None:
    site = net.site("one.zz", {})
    command.write("a.md", "[a](http://one.zz/a)\n")
    done = command.online("--link-budget", "0")
    assert done.out == (
        "No problems found in 1 file.\nSkipped: links not checked for lack of time (1).\n"
    )
    assert (done.status, site.accepted) == (0, 0)


def test_the_time_is_one_for_all_configurations(net: Internet, command: Command) -> None:
    def wait(seen: Seen, connection: socket.socket) -> None:
        connection.recv(1)  # until the other side goes away

    net.site("one.zz", {"*": wait})
    site = net.site("two.zz", {})
    for folder, link in (("a", "http://one.zz/a"), ("other", "http://two.zz/b")):
        command.write(f"{folder}/profilelint.toml", "")
        command.write(f"{folder}/page.md", f"[a]({link})\n")
    done = command.online("--link-budget", "1.5")
    assert done.out == (
        "No problems found in 2 files.\nSkipped: links not checked for lack of time (2).\n"
    )
    assert (done.status, site.accepted) == (0, 0)


def test_since_asks_for_links_on_changed_lines_only(net: Internet, command: Command) -> None:
    site = net.site("one.zz", {"*": answer(403)})

    command.write("a.md", "[a](http://one.zz/a)\n\n[b](http://one.zz/b)\n")
    command.write("b.md", "[c](http://one.zz/c)\n")
    git(command.folder, "init", "-q")
    git(command.folder, "add", ".")
    git(command.folder, "commit", "-qm", "x")
    command.write("a.md", "[a](http://one.zz/a)\n\n[n](http://one.zz/new)\n")
    done = command.online("--since", "HEAD")
    assert done.out == (
        'a.md:3:5: hint: the site refused this automatic check of "http://one.zz/new" (answer '
        "403); visitors may well see the page, so it counts neither as good nor as bad "
        "[link-reachable]\n"
        "Found 1 problem in 1 file: 1 hint. 2 files checked.\n"
        "Skipped: links on lines that did not change (2).\n"
        "Links: 1 blocked.\n"
    )
    assert site.paths == ["/new"]


def test_the_report_on_links(net: Internet, command: Command) -> None:
    net.site("one.zz", {"/wall": answer(403), "/old": answer(301, Location="/new")})
    net.site("two.zz", {})
    command.write(
        "a.md",
        "[a](http://one.zz/wall) [b](http://one.zz/old) [c](http://one.zz/fine)\n\n"
        "[d](http://two.zz/) [e](https://www.example.org/) [f](http://miller:stone@two.zz/)\n",
    )
    command.write("b.md", "[a](http://one.zz/wall) [m](mailto:someone@one.zz)\n")
    done = command.run("links", "--online", *command.network())
    assert done.out == (
        "(no site): 1 link: 1 invalid-url\n"
        '  error: "http://***@two.zz/" contains a user name or a password: delete the "@" and '
        "everything between it and the slashes, and change the password if it was real\n"
        "    in a.md:3\n"
        "mailto: 1 link: 1 unsupported\n"
        "one.zz: 3 links: 1 blocked, 1 moved-permanently, 1 ok\n"
        '  warning: the page "http://one.zz/old" has moved permanently: link to its new address, '
        '"http://one.zz/new"\n'
        "    in a.md:1\n"
        '  hint: the site refused this automatic check of "http://one.zz/wall" (answer 403); '
        "visitors may well see the page, so it counts neither as good nor as bad\n"
        "    in a.md:1, b.md:1\n"
        "two.zz: 1 link: 1 ok\n"
        "www.example.org: 1 link: 1 skipped\n"
        "\n"
        "Skipped: links to names reserved for examples (1).\n"
        "Links: 1 blocked, 1 invalid-url, 1 moved-permanently, 2 ok, 1 unsupported.\n"
        "1 of the problems does not fail the run: other visitors of a site may see something "
        "else.\n"
    )
    assert (done.status, done.err) == (1, "")
    report = json.loads(command.run("links", "--json").out)
    assert (report["links"], report["verdicts"]) == (
        7,
        {"invalid-url": 1, "moved-permanently": 1, "ok": 2, "skipped": 2, "unsupported": 1},
    )
    assert report["skipped"] == {
        "links to names reserved for examples": 1,
        "links not checked without --online": 1,
    }
    [one] = [host for host in report["hosts"] if host["host"] == "one.zz"]
    [moved] = [link for link in one["links"] if link["verdict"] == "moved-permanently"]
    assert (moved["replacement"], moved["gates"], moved["cached"], moved["places"]) == (
        "http://one.zz/new",
        False,
        True,
        [{"path": "a.md", "line": 1}],
    )
    assert [hop["status"] for hop in moved["hops"]] == [301, 200]


def test_progress_is_shown_on_a_terminal(net: Internet, command: Command) -> None:
    net.site("one.zz", {"/wall": answer(403)})
    links = " ".join(f"[a](http://one.zz/{number})" for number in range(8))
    command.write("a.md", f"[a](http://one.zz/wall) {links}\n")
    ours, theirs = pty.openpty()
    words = ["check", "--online", "--select", "link-reachable", *command.network()]
    with subprocess.Popen(
        [sys.executable, "-m", "profilelint", *words, "--link-cache", str(command.cache)],
        cwd=command.folder,
        env=command.environ({}),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b""
        while select.select([ours], [], [], 20)[0]:
            try:
                data = os.read(ours, 4096)
            except OSError:
                break  # the process has ended
            if not data:
                break
            shown += data
    os.close(ours)
    assert process.returncode == 0
    assert b" of 9 links: 1 blocked" in shown
    assert shown.endswith(b"\r\x1b[K")
