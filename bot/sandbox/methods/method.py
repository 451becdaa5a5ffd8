"""What a Bot API method is: the state and the parameters in, the result out, or a Refusal."""

from collections.abc import Callable, Coroutine
from typing import Any

from bot.sandbox.parameters import Parameters
from bot.sandbox.state import State

Method = Callable[[State, Parameters], Coroutine[Any, Any, Any]]
