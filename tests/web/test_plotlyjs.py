import hashlib
import re
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

from danvan_data.web import plotlyjs

README = (plotlyjs.VENDOR / "README.md").read_text(encoding="utf-8")
FILES = sorted(path.name for path in plotlyjs.VENDOR.glob("*.gz"))


@pytest.mark.parametrize("name", ["basic", "cartesian"])
def test_a_partial_bundle_is_the_plotly_js_of_plotly_py(name):
    head = plotlyjs.bundle(name)[:200]
    assert re.search(rf"plotly\.js \({name} - minified\) v([\d.]+)", head)[1] == get_plotlyjs_version()


@pytest.mark.parametrize("name", FILES)
def test_each_vendored_file_is_the_one_its_readme_names(name):
    digest = hashlib.sha256(plotlyjs.vendored(Path(name).stem).encode("utf-8")).hexdigest()
    assert re.search(rf"`{re.escape(name)}`.*`{digest}`", README)


def test_the_smallest_bundle_that_draws_all_is_taken():
    assert plotlyjs.bundle_name(["bar", "scatter"]) == "basic"
    assert plotlyjs.bundle_name(["bar", "heatmap"]) == "cartesian"
    assert plotlyjs.bundle_name(["bar", "sankey"]) == "full"


def test_the_full_bundle_is_plotly_pys_own():
    assert len(plotlyjs.bundle("full")) > 2 * len(plotlyjs.bundle("cartesian"))
