"""The chart of papers per year and the sentence that says the same."""

import pandas as pd
import plotly.graph_objects as go

from explorer.web.charts import papers_per_year, years_sentence


def years(**papers: int) -> pd.DataFrame:
    return pd.DataFrame(
        {"year": pd.array([int(name[1:]) for name in papers], "Int64"), "papers": papers.values()}
    )


def test_there_is_one_bar_for_each_year() -> None:
    figure = go.Figure(papers_per_year(years(y2018=2, y2020=5)))

    assert list(figure.data[0].x) == [2018, 2020]
    assert list(figure.data[0].y) == [2, 5]


def test_a_single_year_does_not_fill_the_chart() -> None:
    left, right = go.Figure(papers_per_year(years(y2020=1))).layout.xaxis.range

    assert right - left > 10


def test_the_sentence_says_what_the_bars_show() -> None:
    assert years_sentence(years(y2018=2, y2020=5)) == "7 papers in 2018–2020, most in 2020: 5."
    assert years_sentence(years(y2018=1)) == "1 paper in 2018."
    assert years_sentence(years(y2018=1, y2019=1)) == "2 papers in 2018–2019."


def test_undated_papers_make_no_bar() -> None:
    undated = pd.DataFrame({"year": pd.array([None], "Int64"), "papers": [3]})

    assert go.Figure(papers_per_year(undated)).data[0].x == ()
    assert years_sentence(undated) == "No paper here has a year."
