"""All made-up layouts, of whatever kind."""

from tests.registers.form_layouts import FORMS
from tests.registers.layouts import LAYOUTS
from tests.registers.more_layouts import MORE
from tests.registers.sheet_layouts import SHEETS
from tests.registers.word_layouts import WORD

EVERY = (*LAYOUTS, *MORE, *WORD, *SHEETS, *FORMS)
