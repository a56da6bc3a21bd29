"""The mkdocs.yml of an export: the same pages in Material's own frame, without our events."""

from __future__ import annotations

from typing import Any

import yaml

from livelihood.exporting.assets import FAVICON, SCRIPTS, STYLES
from livelihood.exporting.project import Project

NAME = "mkdocs.yml"
# The first line tells an export from another project, which must not be replaced.
MARK = "# Written by `livelihood export`: the next export replaces this folder."
_HEAD = f"""\
{MARK}
# 由 livelihood export 写出：下一次导出会替换整个文件夹。怎样生成网站，见 README.md。
"""


def settings_file(project: Project, *, partial: bool) -> str:
    """Return the file. MkDocs, ProperDocs and Zensical read it, each with the navigation that it makes of the tree.

    Raises yaml.YAMLError where an extension of Markdown is set to something that isn't plain data.
    """
    settings: dict[str, Any] = {
        **project.identity(partial=partial),
        "theme": {
            "name": "material",
            "language": project.theme.get("language") or "zh",
            "font": False,  # nothing is loaded from other hosts
            "favicon": FAVICON,
            # Names that Material has no colours for: those of the style sheet below hold.
            "palette": {"scheme": "ledger", "primary": "custom", "accent": "custom"},
        },
        "plugins": [{"search": {"lang": "zh"}}],
        "markdown_extensions": project.markdown_extensions,
        "extra_css": [STYLES],
        "extra_javascript": list(SCRIPTS),
    }
    return _HEAD + yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=1_000)
