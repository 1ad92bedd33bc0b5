import json

from hypothesis import given
from hypothesis import strategies as st

from danvan_data.web.pooling import pooled
from tests.web.pool import whole

LEAVES = st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["a text that is long enough"] * 3)
NAMES = st.sampled_from(["$", "$$", "name", "a long name of a part"])
DATA = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner), max_leaves=30)


@given(DATA)
def test_pooled_data_put_together_are_what_they_were(data):
    for each in (data, [data, {"again": data}, data]):
        assert whole(*json.loads(json.dumps(pooled(each)))) == each


def test_a_part_that_repeats_is_written_once():
    view = {"title": "Số mô hình theo lĩnh vực", "rows": [["Kinh tế", 41], ["Văn hóa", 112]]}
    text = json.dumps(pooled([view] * 20), ensure_ascii=False)
    assert text.count("Số mô hình") == 1 and len(text) < 2 * len(json.dumps(view, ensure_ascii=False))
