"""Tables as pandas frames; the only module that imports pandas."""

from typing import TYPE_CHECKING

from interview_coder.domain.tables import Table

if TYPE_CHECKING:
    import pandas as pd

    Frame = pd.DataFrame


def to_frame(table: Table) -> "Frame":
    """Return a table as a frame with its documented columns, texts as ``str``."""
    import pandas as pd  # noqa: PLC0415 - half a second: only for those who ask for frames

    return pd.DataFrame.from_records(list(table.rows), columns=list(table.columns))
