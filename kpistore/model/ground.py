"""What a chat's pictures are drawn on."""

from enum import StrEnum


class Ground(StrEnum):
    """White with dark letters, or dark with light ones, for chats that are read on a dark screen."""

    LIGHT = "light"
    DARK = "dark"
