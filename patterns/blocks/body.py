"""What running text is made of: the blocks of a section's body and of a case's media."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from patterns.blocks.facts import (
    AddressBlock,
    DocumentFactBlock,
    Fact,
    ImageFactBlock,
    WorkBlock,
)
from patterns.blocks.items import GROUPINGS
from patterns.blocks.matrices import CommonGoodBlock, CoproductionBlock, GridBlock
from patterns.blocks.tables import TableBlock
from patterns.blocks.words import LineBlock, WordsBlock
from patterns.prose import WITH_HEADINGS, ProseBlock


class CodeBlock(Fact, blocks.RegexBlock):
    """A code, such as a language's."""


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text."""

    text = LineBlock(max_length=160, help_text=_("The heading."))
    level = blocks.ChoiceBlock(
        choices=[("2", _("large")), ("3", _("middle")), ("4", _("small"))],
        default="2",
        help_text=_("Don't skip a size on the way down."),
    )

    class Meta:
        icon = "title"
        template = "patterns/blocks/heading.html"


class TextBlock(ProseBlock):
    """Paragraphs and short lists."""

    class Meta:
        icon = "pilcrow"
        template = "patterns/blocks/text.html"


class ListBlock(blocks.StructBlock):
    """A list that stands by itself."""

    ordered = blocks.BooleanBlock(required=False, help_text=_("Numbered, because order matters."))
    items = blocks.ListBlock(WordsBlock(), help_text=_("One line an item."))

    class Meta:
        icon = "list-ul"
        template = "patterns/blocks/list.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, and whose they are."""

    quote = WordsBlock(help_text=_("What was said or written, word for word."))
    attribution = LineBlock(max_length=300, help_text=_("By whom, where, when."))
    url = AddressBlock(required=False, help_text=_("Where anybody can read it."))
    language = CodeBlock(
        regex=r"\A[a-z]{2,3}(-[A-Za-z0-9]+)*\Z", required=False,
        help_text=_("The quotation's language, where it isn't the page's: fr, pt-br."),
    )

    class Meta:
        icon = "openquote"
        template = "patterns/blocks/quote.html"


class DefinitionBlock(blocks.StructBlock):
    """A term with what it means."""

    concept = CodeBlock(
        regex=r"\A[A-Za-z0-9._-]+/[A-Za-z0-9._-]+\Z",
        help_text=_("The concept as scheme/notation, such as glossary/consent."),
    )
    text = ProseBlock(required=False, help_text=_("Left empty, the concept's own definition."))

    class Meta:
        icon = "help"
        template = "patterns/blocks/definition.html"


class FigureBlock(blocks.StructBlock):
    """The one block for pictures: alternative text, or a tick that there is nothing to say."""

    image = ImageFactBlock(help_text=_("The picture."))
    decorative = blocks.BooleanBlock(
        required=False, help_text=_("It says nothing that the text doesn't say.")
    )
    alt = LineBlock(
        required=False, max_length=300, help_text=_("What it shows, for those who can't see it.")
    )
    caption = LineBlock(required=False, max_length=300, help_text=_("What stands below it."))
    credit = CodeBlock(
        regex=r".*", required=False, help_text=_("Who made it, and its licence.")
    )

    class Meta:
        icon = "image"
        template = "patterns/blocks/figure.html"

    def clean(self, value):
        result = super().clean(value)
        if not result.get("alt") and not result.get("decorative"):
            raise blocks.StructBlockValidationError(
                block_errors={
                    "alt": ValidationError(_("Say what the picture shows, or tick “decorative”."))
                }
            )
        return result


class ExerciseBlock(blocks.StructBlock):
    """Something learners do together."""

    title = LineBlock(max_length=120, help_text=_("What it is called."))
    minutes = blocks.IntegerBlock(min_value=1, max_value=600, help_text=_("Whole minutes."))
    grouping = blocks.ChoiceBlock(choices=GROUPINGS, help_text=_("Who works with whom."))
    technique = WorkBlock(
        "patterns.TechniquePage", required=False, help_text=_("The card it is run with.")
    )
    instruction = ProseBlock(help_text=_("What learners do."))
    output = LineBlock(required=False, max_length=300, help_text=_("What they have then."))

    class Meta:
        icon = "time"
        template = "patterns/blocks/exercise.html"


class QuestionBlock(WordsBlock):
    """A question to think about."""

    class Meta:
        icon = "help"
        template = "patterns/blocks/question.html"


class CardBlock(blocks.StructBlock):
    """A work shown as a card."""

    work = WorkBlock(
        ["patterns.PatternPage", "patterns.TechniquePage", "patterns.CasePage"],
        help_text=_("The pattern, technique or case to show."),
    )
    why = LineBlock(required=False, max_length=300, help_text=_("Why it belongs here."))

    class Meta:
        icon = "doc-full"
        template = "patterns/blocks/card.html"


class FileBlock(blocks.StructBlock):
    """A file to download."""

    file = DocumentFactBlock(help_text=_("The file."))
    title = LineBlock(max_length=200, help_text=_("What it is."))
    description = LineBlock(required=False, max_length=300, help_text=_("What is in it."))

    class Meta:
        icon = "download"
        template = "patterns/blocks/file.html"


class WebLinkBlock(blocks.StructBlock):
    """A place on the web."""

    url = AddressBlock(help_text=_("Where it is."))
    title = LineBlock(max_length=200, help_text=_("What it is."))
    description = LineBlock(required=False, max_length=300, help_text=_("What is there."))

    class Meta:
        icon = "link"
        template = "patterns/blocks/link.html"


class CalloutBlock(blocks.StructBlock):
    """A note, a warning or an example beside the text."""

    tone = blocks.ChoiceBlock(
        choices=[("note", _("note")), ("warning", _("warning")), ("example", _("example"))],
        default="note",
        help_text=_("What it is."),
    )
    title = LineBlock(required=False, max_length=120, help_text=_("Its heading."))
    text = ProseBlock(help_text=_("Its text."))

    class Meta:
        icon = "info-circle"
        template = "patterns/blocks/callout.html"


class BodyBlocks(blocks.StreamBlock):
    """Everything a section's body can hold."""

    heading = HeadingBlock()
    text = TextBlock(features=list(WITH_HEADINGS))
    list = ListBlock()
    quote = QuoteBlock()
    definition = DefinitionBlock()
    table = TableBlock()
    grid = GridBlock()
    coproduction = CoproductionBlock()
    common_good = CommonGoodBlock()
    figure = FigureBlock()
    exercise = ExerciseBlock()
    question = QuestionBlock()
    card = CardBlock()
    file = FileBlock()
    link = WebLinkBlock()
    callout = CalloutBlock()


class MediaBlocks(blocks.StreamBlock):
    """What a case shows beside its text."""

    figure = FigureBlock()
    quote = QuoteBlock()
    file = FileBlock()
    link = WebLinkBlock()
