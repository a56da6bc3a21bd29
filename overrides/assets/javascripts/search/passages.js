// What a result shows of a page: its title and the lines that hold the words, as stretches of text, marked or not.

import { address_of } from "./engine.js";
import { holds, place } from "./tokens.js";

const MOST_LINES = 2;
// Characters of a line that are shown, and of them before the first word.
const ROOM = 90;
const BEFORE = 24;

/** Return where the `forms` stand in `text`: [start, end] of stretches that don't touch. */
export const marked_places = (text, forms, rule) => {
  const { form, places } = rule.form_with_places(text);
  const found = [];
  for (const sought of forms) {
    for (let at = place(form, sought, 0); at >= 0; at = place(form, sought, at + 1)) {
      const end = places[at + sought.length - 1];
      found.push([places[at], end + String.fromCodePoint(text.codePointAt(end)).length]);
    }
  }
  found.sort(([one], [other]) => one - other);
  const merged = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last && start <= last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      merged.push([start, end]);
    }
  }
  return merged;
};

/** Return `text` as stretches {text, is_marked}, cut to the room around its first word. */
const stretches = (text, forms, rule, room = Infinity) => {
  const marks = marked_places(text, forms, rule);
  const first = marks[0]?.[0] ?? 0;
  const start = text.length > room ? Math.max(0, Math.min(first - BEFORE, text.length - room)) : 0;
  const end = Math.min(text.length, start + room);
  const found = [];
  const add = (from, to, is_marked) => {
    if (from < to) {
      found.push({ text: text.slice(from, to), is_marked });
    }
  };
  let at = start;
  for (const [from, to] of marks.filter(([from]) => from < end)) {
    add(at, from, false);
    add(Math.max(at, from), Math.min(to, end), true);
    at = Math.min(to, end);
  }
  add(at, end, false);
  if (start) {
    found.unshift({ text: "…", is_marked: false });
  }
  if (end < text.length) {
    found.push({ text: "…", is_marked: false });
  }
  return found;
};

/**
 * Return the title and the passages of `record` for a hit's `options`, term by term: {title, lines}. The lines hold
 * as many of the terms as can be; the title and the line that says whose page it is are said already.
 */
export const passages = (record, options, rule) => {
  const forms = options.flat().map(({ form }) => form);
  const [, ...below_title] = record.text.split("\n");
  const [whose, lines] = record.county ? [below_title[0], below_title.slice(1)] : ["", below_title];
  // How well a line holds a term: by the term itself better than by another word for it.
  const fit = (form, of_term) => {
    const at = of_term.findIndex((option) => holds(form, option.form));
    return at < 0 ? 0 : at ? 1 : 1.5;
  };
  const form_of_whose = rule.form(whose);
  const line_forms = lines.map((line) => rule.form(line));
  let sought = options.filter((of_term) => !fit(form_of_whose, of_term));
  const chosen = [];
  while (sought.length && chosen.length < MOST_LINES) {
    const fits = line_forms.map((form) => sought.reduce((all, of_term) => all + fit(form, of_term), 0));
    const best = fits.indexOf(Math.max(...fits));
    if (best < 0 || !fits[best]) {
      break;
    }
    chosen.push(best);
    sought = sought.filter((of_term) => !fit(line_forms[best], of_term));
  }
  return {
    title: stretches(record.title, forms, rule),
    lines: chosen.sort((one, other) => one - other).map((at) => stretches(lines[at], forms, rule, ROOM)),
  };
};

/** Return the address of `record`; its page marks the words of a hit's `options`, term by term. */
export const address_with_marks = (record, options) => {
  const address = address_of(record.url);
  for (const of_term of options) {
    address.searchParams.append("mark", of_term.map(({ form }) => form).join(" "));
  }
  return address;
};
