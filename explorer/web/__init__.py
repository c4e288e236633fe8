"""The page: the only place, with the exporters, that knows Dash and Plotly."""
