"""A client of the language server that speaks the protocol as it is, byte by byte."""

from __future__ import annotations

import json
import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PATIENCE = 20.0  # seconds, for a machine with much else to do

Message = dict[str, Any]

_URI = re.compile(r"[a-z][a-z-]+:")


class Client:
    """A client with one folder, or none; what the server sends is kept until it is asked for."""

    def __init__(
        self,
        folder: Path | None,
        cache: Path,
        capabilities: Message | None = None,
        program: Sequence[str] = ("-m", "profilelint", "server", "--today", "2026-01-31"),
    ) -> None:
        self.folder = folder or Path("/")
        self.diagnostics: dict[str, list[Message]] = {}
        self.requests: list[Message] = []
        self._answers: dict[int | None, Message] = {}
        self._received: queue.Queue[Message | None] = queue.Queue()
        self._number = 0
        self._versions: dict[str, int] = {}
        self.process = subprocess.Popen(
            [sys.executable, *program],
            cwd=folder,
            env={**os.environ, "PROFILELINT_CACHE_DIR": str(cache)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.server = self.ask(
            "initialize",
            processId=None,
            rootUri=None,
            capabilities=capabilities or {},
            workspaceFolders=[{"uri": folder.as_uri(), "name": "site"}] if folder else None,
        )
        self.tell("initialized")

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while True:
            length = 0
            while (line := stream.readline()) not in (b"\r\n", b""):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                self._received.put(None)
                return
            self._received.put(json.loads(stream.read(length)))

    def _send(self, message: Message) -> None:
        self.send_text(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def send_text(self, data: bytes, header: bytes = b"Content-Length: %d\r\n\r\n") -> None:
        """Send a text as a message, behind a header that may name its length."""
        stream = self.process.stdin
        assert stream is not None
        stream.write((header % len(data) if b"%" in header else header) + data)
        stream.flush()

    def _take(self) -> None:
        message = self._received.get(timeout=PATIENCE)
        assert message is not None, self.errors()
        if "method" not in message:
            self._answers[message["id"]] = message
        elif message["method"] == "textDocument/publishDiagnostics":
            params = message["params"]
            uri = params["uri"]
            if params.get("version") in (None, self._versions.get(uri)):
                self.diagnostics[uri] = params["diagnostics"]
        else:
            self.requests.append(message)
            if "id" in message:
                self._send({"id": message["id"], "result": None})

    def errors(self) -> str:
        """Return what the server wrote to standard error, once it has ended."""
        assert self.process.stderr is not None
        return self.process.stderr.read().decode()

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """Return the result of a request."""
        return self.answer(self.begin(method, **params))

    def begin(self, method: str, **params: Any) -> int:
        """Send a request and return its number."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return self._number

    def answer(self, number: int) -> Any:
        """Return the result of a request that was sent."""
        answer = self._answer(number)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def refusal(self, number: int | None) -> int:
        """Return the code of the error that a request was answered with, or what is none."""
        code = self._answer(number)["error"]["code"]
        assert isinstance(code, int)
        return code

    def _answer(self, number: int | None) -> Message:
        while number not in self._answers:
            self._take()
        return self._answers.pop(number)

    def uri(self, path: str) -> str:
        """Return the URI of a file of the folder; a URI is returned as it is."""
        return path if _URI.match(path) else (self.folder / path).as_uri()

    def open(self, path: str, text: str | None = None, language: str = "markdown") -> str:
        """Open a file, with its own text if none is given, and return its URI."""
        uri = self.uri(path)
        if text is None:
            text = (self.folder / path).read_bytes().decode()
        self._versions[uri] = 1
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return uri

    def change(self, path: str, text: str) -> None:
        uri = self.uri(path)
        self._versions[uri] += 1
        self.diagnostics.pop(uri, None)
        self.tell(
            "textDocument/didChange",
            textDocument={"uri": uri, "version": self._versions[uri]},
            contentChanges=[{"text": text}],
        )

    def close(self, path: str) -> None:
        self.tell("textDocument/didClose", textDocument={"uri": self.uri(path)})

    def save(self, path: str, text: str | None) -> None:
        """Write or remove a file, and say so as a client that watches files does."""
        kind = 3 if text is None else 2 if (self.folder / path).exists() else 1
        if text is None:
            (self.folder / path).unlink()
        else:
            (self.folder / path).write_text(text, encoding="utf-8")
        changes = [{"uri": self.uri(path), "type": kind}]
        self.tell("workspace/didChangeWatchedFiles", changes=changes)

    def shown(self, path: str) -> list[Message]:
        """Return the diagnostics of the newest version of a file, once there are any."""
        uri = self.uri(path)
        while uri not in self.diagnostics:
            self._take()
        return self.diagnostics[uri]

    def wait_until(self, path: str, codes: list[str | None]) -> list[Message]:
        """Return the diagnostics of a file as soon as they have these codes."""
        while [each.get("code") for each in self.shown(path)] != codes:
            self._take()
        return self.shown(path)

    def wait_for_request(self, method: str) -> None:
        """Wait until the server asks for something, and forget that it did."""
        while method not in [each["method"] for each in self.requests]:
            self._take()
        self.requests = [each for each in self.requests if each["method"] != method]

    def end(self) -> tuple[int, str]:
        """End the server as the protocol says; return its exit status and what it complained of."""
        self.ask("shutdown")
        self.tell("exit")
        return self.ended()

    def ended(self) -> tuple[int, str]:
        """Return the exit status of the server, when it has ended, and what it complained of."""
        status = self.process.wait(PATIENCE)
        self._listener.join(PATIENCE)
        errors = self.errors()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()
        return status, errors
