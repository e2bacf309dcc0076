"""The protocol as it is spoken with clients that make mistakes: each request gets an answer."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from lsprotocol.types import EXIT
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest, JsonRpcParseError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.json_rpc import RPCRequest

if TYPE_CHECKING:
    from pygls.server import ServerErrors

_ANSWERED: Final = object()
"""Stands for a message that cannot be read, of which the client is told."""

_NO_JSON: Final = (ValueError, RecursionError)
"""What is raised for a text that is no JSON, in no encoding of it, or nested too deeply."""


class Protocol(LanguageServerProtocol):
    """Answers what cannot be read, and requests after the last one, with an error."""

    @property
    def is_shut_down(self) -> bool:
        """Return whether the client asked for the end."""
        return self._shutdown

    def refuse(self, error: JsonRpcException, number: object = None) -> None:
        """Answer with an error: to a request by its number, or to what has none."""
        number = number if isinstance(number, (int, str)) else None
        # The library's own type leaves a number out that is null.
        answer = {"jsonrpc": self.VERSION, "id": number, "error": error.to_response_error()}
        self._send_data(answer)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Return a message; one that cannot be read is answered instead."""
        number = data.get("id")
        if "jsonrpc" in data and not isinstance(number, (int, float, str, type(None))):
            self.refuse(JsonRpcInvalidRequest("the id of a message is a number or a string"))
            return _ANSWERED
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and number is not None:
                self.refuse(error, number)
            else:
                self._server.report_server_error(error, JsonRpcException)
            return _ANSWERED

    def handle_message(self, message: Any) -> None:
        """Hand a message to what it is for."""
        if message is _ANSWERED:
            return
        if not hasattr(message, "jsonrpc"):
            number = message.get("id") if isinstance(message, dict) else None
            self.refuse(JsonRpcInvalidRequest("a message is an object with jsonrpc 2.0"), number)
            return
        if self._shutdown and isinstance(message, RPCRequest):
            self.refuse(JsonRpcInvalidRequest("the server was shut down"), message.id)
            return
        if self._shutdown and getattr(message, "method", "") != EXIT:
            return  # an answer or a notification that was under way
        super().handle_message(message)


class ProtocolServer(LanguageServer):
    """Answers a text that is no JSON with an error, where the library shows a message."""

    protocol: Protocol

    def report_server_error(self, error: Exception, source: ServerErrors) -> None:
        """Tell the client of an error that is no answer to a request."""
        if isinstance(error, _NO_JSON):
            self.protocol.refuse(JsonRpcParseError(f"this is no JSON: {error}"))
        else:
            super().report_server_error(error, source)


def _is_unexpected(record: logging.LogRecord) -> bool:
    """Return whether a record tells of anything but a message that cannot be read."""
    said = str(record.msg)
    if said.startswith("Unable to handle message"):
        return not (record.exc_info and isinstance(record.exc_info[1], _NO_JSON))
    return not said.startswith("Unable to deserialize message")


# The library logs such messages as if the program had failed.
logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_unexpected)
logging.getLogger("pygls.server").addFilter(_is_unexpected)
