"""Tables as pandas frames."""

import math

import pandas as pd

from interview_coder.domain.tables import Table
from interview_coder.export.frames import to_frame


def test_columns_and_types_are_those_of_the_table() -> None:
    frame = to_frame(Table("t", ("name", "n", "share"), [("甲", 1, 0.5), ("", 2, 1.0)]))
    assert list(frame.columns) == ["name", "n", "share"]
    assert frame["name"].tolist() == ["甲", ""]
    assert [str(frame[name].dtype) for name in ("n", "share")] == ["int64", "float64"]


def test_empty_cells_among_numbers_are_no_number() -> None:
    frame = to_frame(Table("t", ("p", "empty"), [(0.5, ""), ("", ""), (0.01, "")]))
    assert frame.sort_values("p")["p"].tolist()[:2] == [0.01, 0.5]
    assert math.isnan(frame["p"][1])
    assert frame["empty"].tolist() == ["", "", ""], "nobody knows whether these were to be numbers"


def test_a_table_without_rows_has_its_columns() -> None:
    frame = to_frame(Table("t", ("a", "b"), []))
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == ["a", "b"]
    assert frame.empty
