"""Small notebooks as JSON, made of what a cell may show."""

from danvan_data.explore import MIME, PLOTLY
from tests.exhibits_made import bars


def figure(finding="Một phát hiện", **more):
    """A figure as Jupyter stores it, bearing its exhibit; one without a finding is a reader's own."""
    if not finding:
        return {"data": [{"type": "bar", "x": [1, 2], "y": ["a", "b"], "orientation": "h"}], "layout": {"height": 300}}
    return bars(finding=finding, **more)._repr_mimebundle_()[PLOTLY]


def code(output, source="1 + 1", tags=(), name="cell"):
    return {"cell_type": "code", "id": name, "source": source, "outputs": [output], "metadata": {"tags": list(tags)}}


def shown(**data):
    kinds = {
        "plotly": PLOTLY,
        "explorer": MIME,
        "html": "text/html",
        "markdown": "text/markdown",
        "plain": "text/plain",
    }
    return {"output_type": "display_data", "data": {kinds[name]: each for name, each in data.items()}, "metadata": {}}


def prose(source, *tags):
    return {"cell_type": "markdown", "id": "prose", "source": source, "metadata": {"tags": list(tags)}}
