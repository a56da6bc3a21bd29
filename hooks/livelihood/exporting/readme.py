"""The README of an export: what it is and how to build it, in Chinese and in English."""

from __future__ import annotations

from livelihood.package_versions import package_version

NAME = "README.md"
_TEXT = """\
# {name}

这里是“{name}”全部页面的 Markdown 文件，由 `livelihood export` 写出。不用原来的程序，也能用别的工具生成同样的网页。

- `docs/`：页面。每个文件的开头是标题、简介和更新日期，下面是正文，进度条等是 HTML。文件的全文、开放数据、订阅源、样式和脚本也在里面，位置就是网址。
- `mkdocs.yml`：网站的设置，下面三种工具都读它。

任选一种（先装好 Python），在这个文件夹里运行，网页写在 `site/`：

| 工具 | 安装 | 生成 |
|---|---|---|
| MkDocs 和 Material | `pip install mkdocs-material=={material}` | `mkdocs build` |
| ProperDocs | `pip install properdocs==1.6.7 mkdocs-material=={material}` | `properdocs build -f mkdocs.yml` |
| Zensical | `pip install zensical==0.0.73` | `zensical build` |

页面、进度条、文字和链接与原网站相同；导航、搜索和页面四周是各个工具自己的，原网站的大字版、高对比和页脚的主办单位等不在其中。

数字都出自公开的文件，请在数据里改，再导出一次：**下一次导出会替换整个文件夹**，这里的改动不会留下。若以后只用别的工具，请先复制到别处。

## In English

These are all pages of “{name}” as Markdown files, written by `livelihood export`. Other tools make the same site of them,
without the program that they come from.

- `docs/`: the pages. Each file begins with its title, description and day of change; then comes the text, with bars and
  the like as HTML. The official documents' texts, open data, feeds, styles and scripts are there, too, each where its
  address says.
- `mkdocs.yml`: the site's settings, which the three tools in the table above read.

Take any of them (they need Python) and run its two commands in this folder; the site is written to `site/`. Pages, bars,
texts and links are those of the original site. Navigation, search and what stands around a page are each tool's own; large
type, high contrast and the particulars of the publisher in the foot of the original aren't among them.

The figures rest on official documents: change them in the data and export again. **The next export replaces this whole
folder**, with whatever was changed in it. Copy it elsewhere before you go on without the program.
"""


def readme(name: str) -> str:
    """Return the README of the site called ``name``."""
    return _TEXT.format(name=name, material=package_version("mkdocs-material"))
