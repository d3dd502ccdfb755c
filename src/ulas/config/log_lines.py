"""What never stands in a log line: secrets of links, and addresses of mail.

A path such as /aduan/NUMBER/TOKEN/ opens a case to whoever reads it; our own lines and Django's
name such paths, and a fault may repeat an address.
"""

import logging
import re

_SECRET = re.compile(r"(?<=/)[A-Za-z0-9_:=-]{24,}(?![A-Za-z0-9_:=.-])")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LEFT_OUT = "…"


class SecretsLeftOut(logging.Formatter):
    """Writes an ellipsis for each secret part of a path and for each address of mail."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, with its traceback if there is one."""
        return _MAIL.sub(LEFT_OUT, _SECRET.sub(LEFT_OUT, super().format(record)))
