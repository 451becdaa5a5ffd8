"""What the server says when it will not do as asked, in Telegram's own words."""

from typing import Any

Json = dict[str, Any]


class Refusal(Exception):
    """An answer with ok false: an error code, a description and, for some, parameters that say what to do."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        """The body Telegram answers with."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(why: str) -> Refusal:
    """Error 400. The server lowers the first letter, unless the word is written in capitals."""
    if len(why) > 1 and not (why[1].isupper() or why[1] == "_"):
        why = why[0].lower() + why[1:]
    return Refusal(400, f"Bad Request: {why}")


def forbidden(why: str) -> Refusal:
    """Error 403: the chat will not take anything from this bot."""
    return Refusal(403, f"Forbidden: {why}")


def too_many_requests(seconds: int) -> Refusal:
    """Error 429, with the seconds to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
