"""Vietnamese text made comparable: one Unicode form, keys for matching, the order of the alphabet."""

from danvan_data.text.cleaning import clean
from danvan_data.text.legacy import decode_legacy, decode_tcvn3, decode_vni, detect_legacy, detect_legacy_many
from danvan_data.text.matching import match_key
from danvan_data.text.ordering import sort_key

__all__ = [
    "clean",
    "decode_legacy",
    "decode_tcvn3",
    "decode_vni",
    "detect_legacy",
    "detect_legacy_many",
    "match_key",
    "sort_key",
]
