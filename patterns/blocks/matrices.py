"""The three matrices of the toolkit: cells are concepts, so their words come from the vocabulary.

A matrix block marks cells and says something about them; the axes are never typed again.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from patterns.blocks.facts import ConceptsBlock, Fact
from patterns.blocks.words import LineBlock, WordsBlock
from patterns.cells import CellsFormField


class CellsBlock(Fact, blocks.FieldBlock):
    """Cells of the 7 x 7 grid, as codes such as `A5-B6`."""

    def __init__(self, required=False, help_text="", **kwargs):
        self.field = CellsFormField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def get_default(self):
        return []

    def get_prep_value(self, value):
        return value


class MatrixBlock(blocks.StructBlock):
    """What all matrices have: a caption and a note."""

    caption = LineBlock(max_length=200, help_text=_("What the matrix shows."))
    note = WordsBlock(required=False, help_text=_("What to see in it."))


class GridBlock(MatrixBlock):
    """The 7 x 7 grid of actors and actions."""

    cells = CellsBlock(help_text=_("The cells to mark."))

    class Meta:
        icon = "grip"
        template = "patterns/blocks/grid.html"


class CoproductionBlock(MatrixBlock):
    """Who plans and who delivers, 3 x 3."""

    cell = ConceptsBlock("cp-model", most=1, help_text=_("The cell to mark, if any."))

    class Meta:
        icon = "grip"
        template = "patterns/blocks/coproduction.html"


class CommonGoodBlock(MatrixBlock):
    """Partners and values of the common good, 5 x 4."""

    cells = ConceptsBlock("ecg", help_text=_("The cells to mark."))

    class Meta:
        icon = "grip"
        template = "patterns/blocks/common_good.html"
