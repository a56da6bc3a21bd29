// What the search box offers while one types: a list of options below it, after the pattern for comboboxes.

import { address_of, open_engine, place_of } from "./engine.js";
import { element, marked_text } from "./elements.js";
import { latest } from "./latest.js";
import { address_with_marks, passages } from "./passages.js";
import { count_words, whose_words } from "./wording.js";

const MOST_RESULTS = 6;
const MOST_PLACES = 3;

/** Offer results below `box`, whose input is a combobox. */
export const offer_suggestions = (box) => {
  const input = box.querySelector("input");
  const id = input.getAttribute("aria-controls");
  const list = element("ul", { class: "ll-suggestions__list", role: "listbox", id, "aria-label": "搜索结果" });
  const count = element("p", { class: "ll-suggestions__count" });
  const panel = element("div", { class: "ll-suggestions" }, count, list);
  // What is read out must be there before: the panel isn't.
  const told = element("p", { class: "ll-hidden", role: "status" });
  const near = place_of(location);
  let options = [];
  let active = -1;

  if (near) {
    // The search page puts the reader's county first, too.
    box.append(element("input", { type: "hidden", name: "near", value: near }));
  }
  box.append(panel, told);
  panel.hidden = true;

  const activate = (at) => {
    active = at;
    for (const [index, { item }] of options.entries()) {
      item.setAttribute("aria-selected", String(index === at));
    }
    if (at < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", options[at].item.id);
      options[at].item.scrollIntoView({ block: "nearest" });
    }
  };

  const open = () => {
    // The reader may have turned away while something was searched.
    panel.hidden = !input.value.trim() || document.activeElement !== input;
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!panel.hidden && options.length > 0));
  };

  const close = () => {
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  };

  const all_results = () => {
    const address = address_of("search/");
    for (const [name, value] of new FormData(box)) {
      address.searchParams.set(name, value);
    }
    return address;
  };

  const offer = (choices, words) => {
    options = choices.map(({ content, address }, at) => {
      const attributes = { class: "ll-suggestions__option", role: "option", "aria-selected": "false" };
      return { item: element("li", { ...attributes, id: `${id}-${at}` }, ...content), address };
    });
    list.replaceChildren(...options.map(({ item }) => item));
    count.textContent = words;
    told.textContent = words;
    activate(-1);
    open();
  };

  const show = async (is_outdated) => {
    const query = input.value.trim();
    if (!query) {
      offer([], "");
      return;
    }
    if (!options.length) {
      offer([], "正在搜索");
    }
    const engine = await open_engine();
    const { hits, searched } = await engine.find(query, { near });
    const records = await Promise.all(hits.slice(0, MOST_RESULTS).map((hit) => hit.load()));
    if (is_outdated()) {
      return;
    }
    const places = engine.places.beginning(engine.rule.form(query)).slice(0, MOST_PLACES).map(place_choice);
    const results = records.map((record, at) => result_choice(record, hits[at].options, engine.rule));
    const choices = [...places, ...results];
    if (hits.length) {
      choices.push({ content: lines(`看全部${hits.length}条结果`), address: all_results() });
    } else if (!searched.length) {
      choices.push({ content: lines("选一个省搜索"), address: all_results() });
    }
    offer(choices, hits.length ? count_words(hits.length, hits.length) : choices.length ? "" : "没有找到");
  };

  const refresh = latest(async (is_outdated) => {
    try {
      await show(is_outdated);
    } catch (error) {
      console.error(error);
      offer([], "现在不能搜索，请检查网络后再试。");
    }
  });

  input.addEventListener("input", (event) => {
    // While a Chinese word is being composed, what stands in the box isn't the query yet.
    if (!event.isComposing) {
      refresh();
    }
  });
  input.addEventListener("compositionend", refresh);
  input.addEventListener("keydown", (event) => {
    // While a Chinese word is being composed, keys belong to the input method.
    if (event.isComposing) {
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      event.preventDefault();
      open();
      // Past either end lies the box itself.
      activate(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(options[active].address);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (panel.hidden) {
        input.value = "";
      }
      close();
    }
  });
  input.addEventListener("focus", open);
  list.addEventListener("click", ({ target }) => {
    const chosen = options.find(({ item }) => item.contains(target));
    if (chosen) {
      location.assign(chosen.address);
    }
  });
  // A press on the list mustn't take the focus away from the box.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (!box.contains(relatedTarget)) {
      close();
    }
  });
  refresh();
};

const lines = (title, about = "") => [
  element("span", { class: "ll-suggestions__title" }, ...[title].flat()),
  ...(about ? [element("span", { class: "ll-suggestions__whose" }, about)] : []),
];

const place_choice = ({ code, name, within }) => ({ content: lines(name, within), address: address_of(`${code}/`) });

const result_choice = (record, options, rule) => {
  const { title } = passages(record, options, rule);
  const standing = record.kind === "task" ? record.standing : "";
  const about = [whose_words(record), standing].filter(Boolean).join(" · ");
  return { content: lines(marked_text(title), about), address: address_with_marks(record, options) };
};
