"""The protocol as it is spoken with clients that make mistakes: each request gets an answer."""

from __future__ import annotations

import logging
from typing import Any

from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.json_rpc import RPCMessage, RPCRequest


class Protocol(LanguageServerProtocol):
    """Answers requests that cannot be read, and those after the last one, with an error."""

    @property
    def is_shut_down(self) -> bool:
        """Return whether the client asked for the end."""
        return self._shutdown

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Return a message; None for one that cannot be read, of which the client is told."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and isinstance(data.get("id"), (int, str)):
                self._send_response(data["id"], error=error.to_response_error())
            else:
                self._server.report_server_error(error, JsonRpcException)
            return None

    def handle_message(self, message: RPCMessage | None) -> None:
        """Hand a message to what it is for."""
        if message is None:
            return
        if self._shutdown and isinstance(message, RPCRequest):
            error = JsonRpcInvalidRequest("the server was shut down")
            self._send_response(message.id, error=error.to_response_error())
            return
        super().handle_message(message)


def _is_unexpected(record: logging.LogRecord) -> bool:
    """Return whether a record tells of anything but a message that cannot be read."""
    return not str(record.msg).startswith("Unable to deserialize message")


# The library logs such messages as if the program had failed.
logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_unexpected)
