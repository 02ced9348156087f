"""Imports go down only: cms_config > rooms > search > core. No room imports another one."""

import ast
from pathlib import Path

from tests.walls.project import ROOT, files, sources, stand, text, tree

CORE, SEARCH, ROOM, WIRING = range(4)
CALLED = {CORE: "the core", SEARCH: "search", ROOM: "a room", WIRING: "cms_config"}


def floor(module):
    """On which floor a module of ours stands; None for what isn't ours."""
    parts = module.split(".")
    if parts[0] == "patterns":
        return ROOM if room_of(module) else CORE
    return {"search": SEARCH, "cms_config": WIRING}.get(parts[0])


def room_of(module):
    parts = module.split(".")
    if len(parts) > 1 and (ROOT / "patterns" / parts[1] / "apps.py").exists():
        return parts[1]
    return None


def module_of(path):
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def imports(path):
    """(line, module) of each import in a file, those inside functions too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def ours():
    return [path for path in sources() if floor(module_of(path)) is not None]


def test_imports_go_down_only():
    stand(
        f"{path}:{line} imports {module}: {CALLED[floor(module_of(path))]} knows nothing of "
        f"{CALLED[floor(module)]}. Let the upper floor register itself, or listen to a signal."
        for path in ours()
        for line, module in imports(path)
        if floor(module) is not None and floor(module) > floor(module_of(path))
    )


def test_no_room_imports_another():
    stand(
        f"{path}:{line} imports {module}, another room. What two rooms need belongs to the core."
        for path in ours()
        for line, module in imports(path)
        if room_of(module_of(path)) and floor(module) == ROOM
        if room_of(module) != room_of(module_of(path))
    )


def test_nothing_of_ours_imports_tests():
    stand(
        f"{path}:{line} imports {module}. Move what it needs out of tests/."
        for path in ours()
        for line, module in imports(path)
        if module.split(".")[0] == "tests"
    )


def test_one_module_imports_elasticsearch():
    allowed = Path("search/engines/elastic/packages.py")
    stand(
        f"{path}:{line} imports {module}. Write it in {allowed}, and import it from there."
        for path in ours()
        if path != allowed
        for line, module in imports(path)
        if module.split(".")[0] in ("elasticsearch", "elasticsearch_dsl", "elastic_transport")
    )


def test_the_site_folder_has_no_python():
    stand(
        f"{path}: `site` is a standard module, so nothing in it can be imported. Move it to "
        "patterns/ or search/."
        for path in files(".py")
        if path.parts[0] == "site"
    )


def test_the_wall_sees_an_import_inside_a_function():
    path = Path("patterns/fallback.py")
    inside = [line for line in text(path).splitlines() if line.startswith("    from patterns")]

    assert inside
    assert "patterns.models.work" in {module for _line, module in imports(path)}
