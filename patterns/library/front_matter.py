"""YAML as a tree of texts with their lines: what stands there, and nothing made of it.

YAML would turn `NO` into false and the section 4.10 into 4.1; here every value stays the text it
is, and the field it is for says what it means. Aliases, tags and deep nesting are refused, so the
tree is never larger than the file.
"""

from dataclasses import dataclass

import yaml
from django.utils.translation import gettext as _

from patterns.library import limits
from patterns.library.problems import Wrong

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class Node:
    """A value and its line: a text, a list of nodes, a mapping of nodes by name, or None."""

    value: object
    line: int

    def text(self):
        """The text; a `Wrong` for anything else."""
        if not isinstance(self.value, str):
            raise Wrong(_("This is no single value. Write one text or number."), self.line)
        return self.value

    def nodes(self):
        """The nodes of a list; a single value is a list of one, nothing an empty one."""
        if self.value is None:
            return []
        if isinstance(self.value, dict):
            raise Wrong(_("This is no list. Write it as [one, two]."), self.line)
        return self.value if isinstance(self.value, list) else [self]

    def texts(self):
        return [node.text() for node in self.nodes()]

    def mapping(self):
        """Nodes by name; a `Wrong` for anything else."""
        if not isinstance(self.value, dict):
            raise Wrong(_("This is no mapping. Write it as “name: value”."), self.line)
        return self.value


def read(lines, first_line=1):
    """The tree of the YAML in `lines`; a `Wrong` with the line where it breaks."""
    try:
        return _tree(yaml.parse("\n".join(lines), LOADER), first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Wrong(
            _("The YAML breaks here: %(problem)s. Correct the line or the one before.")
            % {"problem": error.problem or error.context},
            (mark.line if mark else 0) + first_line,
        ) from None
    except yaml.YAMLError as error:
        raise Wrong(
            _("The YAML breaks: %(problem)s. Correct it.") % {"problem": error}, first_line
        ) from None


def _tree(events, first_line):
    root, open_nodes, count = Node(None, first_line), [], 0
    for event in events:
        line = event.start_mark.line + first_line
        if isinstance(event, yaml.CollectionEndEvent):
            open_nodes.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.DocumentStartEvent) and count:
                raise Wrong(_("A second document begins here. Write one."), line)
            continue
        count += 1
        _refuse_tricks(event, line, count, len(open_nodes))
        node = Node(_value(event), line)
        if open_nodes:
            _put(open_nodes[-1], node)
        else:
            root = node
        if isinstance(event, yaml.CollectionStartEvent):
            open_nodes.append(_Open(node))
    return root


class _Open:
    """A list or mapping that is being filled, and the name that waits for its value."""

    def __init__(self, node):
        self.node, self.name = node, None


def _put(open_node, node):
    holder = open_node.node.value
    if isinstance(holder, list):
        holder.append(node)
    elif open_node.name is None:
        open_node.name = node.text()
        if open_node.name in holder:
            raise Wrong(
                _("“%(name)s” stands here twice. Keep one.") % {"name": open_node.name}, node.line
            )
    else:
        holder[open_node.name] = node
        open_node.name = None


def _value(event):
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    is_plain = event.implicit[0]
    return None if is_plain and event.value in NOTHING else event.value


def _refuse_tricks(event, line, count, depth):
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise Wrong(_("Anchors and aliases (& and *) aren't read. Write the value out."), line)
    if event.tag:
        raise Wrong(_("Tags (!) aren't read. Write the plain value."), line)
    if depth >= limits.DEPTH:
        raise Wrong(_("This is nested too deeply. Write it flatter."), line)
    if count > limits.NODES:
        raise Wrong(_("The YAML has too many values. Divide the file."), line)
