"""Settings come from one place, and each variable stands in the README."""

import ast

from tests.walls.project import readme, sources, stand, text, tree

READS_THE_ENVIRONMENT = (
    "cms_config/env.py",
    # Before Django is there, or to tell a program they start.
    "cms_config/bootstrap.py", "cms_config/installing.py", "cms_config/serving.py",
    "cms_config/wsgi.py", "manage.py",
)  # fmt: skip


def variables():
    """(name, file) of every variable that is read through `env.read`."""
    for path in sources():
        for node in ast.walk(tree(path)) if path.parts[0] == "cms_config" else ():
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "env.read":
                yield ast.literal_eval(node.args[0]), path


def test_every_variable_is_in_the_readme():
    assert dict(variables())
    stand(
        f"README.md: write | `{name}` | what it is | without it | for {path}."
        for name, path in variables()
        if f"| `{name}` |" not in readme()
    )


def test_only_one_module_reads_the_environment():
    stand(
        f"{path} reads the environment. Write env.read(…) in a settings file instead."
        for path in sources()
        if path.parts[0] != "tests" and str(path) not in READS_THE_ENVIRONMENT
        if "os.environ" in text(path) or "getenv" in text(path)
    )
