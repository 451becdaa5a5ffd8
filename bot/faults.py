"""What is told of a fault in the log: its kind and its place, never its values."""


def why(error: BaseException | None) -> str:
    """What kind of fault; of one told in other words, the kind it was at first."""
    return type(_first(error)).__name__


def where(error: BaseException | None) -> str:
    """The innermost place in our own code, without any values."""
    first = _first(error)
    trace, place = (first.__traceback__ if first else None), ""
    while trace:
        path = trace.tb_frame.f_code.co_filename
        if "site-packages" not in path:
            place = f"{path.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _first(error: BaseException | None) -> BaseException | None:
    return error.__cause__ or error if error else None
