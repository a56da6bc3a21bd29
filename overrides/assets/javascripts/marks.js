// Marks on the page the words by which a search found it, and scrolls to where most of its terms stand. The address
// has them term by term (?mark=井盖+窨井&mark=更换); a place that it names (#…) goes before.

import { marked_places } from "./search/passages.js";
import { create_rule, holds } from "./search/tokens.js";

const BLOCKS = "p, li, dd, dt, td, th, h1, h2, h3, h4, blockquote, summary, figcaption, caption, div, section, article";
const LEFT_OUT = "script, style, svg, select, textarea, button, input, mark.ll-found, .ll-hidden";

/** Return the blocks of text below `main`: their text nodes, joined as they are read. */
const blocks = (main) => {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(LEFT_OUT)) {
      continue;
    }
    const owner = node.parentElement.closest(BLOCKS);
    if (found.at(-1)?.owner !== owner) {
      found.push({ owner, nodes: [] });
    }
    found.at(-1).nodes.push(node);
  }
  return found;
};

/** Put the stretch [start, end] of the joined `nodes` into marks, one for each node; return the first. */
const put_into_marks = (nodes, start, end) => {
  let first = null;
  let before = 0;
  for (const node of nodes) {
    const from = Math.max(start - before, 0);
    const to = Math.min(end - before, node.length);
    before += node.length;
    if (from < to && node.data.slice(from, to).trim()) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const mark = document.createElement("mark");
      mark.className = "ll-found";
      range.surroundContents(mark);
      first ??= mark;
    }
  }
  return first;
};

const mark_block = ({ owner, nodes }, terms, rule) => {
  const text = nodes.map(({ data }) => data).join("");
  const form = rule.form(text);
  const held = terms.filter((forms) => forms.some((each) => holds(form, each)));
  // The term itself, which comes first, counts more than another word for it.
  const fit = held.length + held.filter(([term]) => holds(form, term)).length / 2;
  let first = null;
  // From the end: what is put into a mark takes its node apart.
  for (const [start, end] of held.length ? marked_places(text, held.flat(), rule).reverse() : []) {
    first = put_into_marks(nodes, start, end) ?? first;
  }
  return { owner, first, fit };
};

const traditional = async () => {
  const answer = await fetch(new URL("../../search/traditional.json", import.meta.url));
  return answer.ok ? answer.json() : {};
};

const rule = create_rule(await traditional());
const words = new URLSearchParams(location.search).getAll("mark");
const terms = words.map((of_term) => of_term.split(" ").map(rule.form).filter(Boolean));
const marked = blocks(document.querySelector("main"))
  .map((block) => mark_block(block, terms, rule))
  .filter(({ first }) => first);

// The title says what the reader chose already.
const passages = marked.filter(({ owner }) => owner.localName !== "h1");
const [best] = passages.sort((one, other) => other.fit - one.fit);
if (best && !location.hash) {
  for (let folded = best.first.closest("details"); folded; folded = folded.parentElement.closest("details")) {
    folded.open = true;
  }
  best.first.scrollIntoView({ block: "center" });
}
