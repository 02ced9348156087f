"""Facts of a StreamField laid over a translation: the source's structure, the translation's words.

Works on raw values (what is stored), so it costs no query. A leaf is prose if translators may
write it; everything else, unknown blocks too, is a fact.
"""

from wagtail import blocks

from patterns.blocks.facts import Fact

PROSE_BLOCKS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, blocks.BlockQuoteBlock)


def is_prose(block):
    """Whether translators write what this block holds."""
    if isinstance(block, Fact | blocks.URLBlock | blocks.EmailBlock):
        return False
    return isinstance(block, PROSE_BLOCKS) or hasattr(block, "overlay_words")


def overlay(block, source, own):
    """`source` with the words of `own` where both have some; both raw values of `block`.

    Items of streams and lists are paired by id. A new item shows the source's words until they
    are translated; a removed one goes.
    """
    if hasattr(block, "overlay_words"):
        return block.overlay_words(source, own)
    if isinstance(block, blocks.StreamBlock):
        return _items(source, own, lambda item: block.child_blocks.get(item["type"]))
    if isinstance(block, blocks.ListBlock):
        return _items(source, own, lambda item: block.child_block)
    if isinstance(block, blocks.StructBlock):
        own = own if isinstance(own, dict) else {}
        return {
            name: overlay(block.child_blocks[name], value, own.get(name))
            if name in block.child_blocks else value
            for name, value in (source or {}).items()
        }
    return own if is_prose(block) and source and own else source


def _items(source, own, block_of):
    mine = {item.get("id"): item for item in own or ()}
    laid = []
    for item in source or ():
        block, partner = block_of(item), mine.get(item.get("id"))
        if block is not None:
            item = {**item, "value": overlay(block, item["value"], _value(partner, item))}
        laid.append(item)
    return laid


def _value(own, item):
    """The value of the partner item; nothing where it is of another type."""
    same = own is not None and own.get("type") == item.get("type")
    return own["value"] if same else None


def prose_leaves(block, value, path=""):
    """(path, text) of every prose leaf of a raw value, in order. Paths are those of localize."""
    if hasattr(block, "prose_leaves"):
        yield from block.prose_leaves(value, path)
    elif isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for item in value or ():
            child = block.child_blocks.get(item["type"]) if hasattr(block, "child_blocks") else None
            child = child or getattr(block, "child_block", None)
            if child is not None:
                yield from prose_leaves(child, item["value"], f"{path}.{item.get('id')}")
    elif isinstance(block, blocks.StructBlock):
        for name, part in (value or {}).items():
            if name in block.child_blocks:
                yield from prose_leaves(block.child_blocks[name], part, f"{path}.{name}")
    elif is_prose(block):
        yield path, value or ""
