"""What every table of the configuration has in common."""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table whose unknown keys are refused by name."""

    model_config = ConfigDict(extra="forbid", frozen=True)
