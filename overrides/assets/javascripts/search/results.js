// The results on the search page. The address holds the query and the filters, so that it can be passed on and the
// back button undoes what was chosen. Without this script the page offers the list of counties.

import { address_of, open_engine } from "./engine.js";
import { bar, element, marked_text } from "./elements.js";
import { latest } from "./latest.js";
import { near_titles } from "./near.js";
import { address_with_marks, passages } from "./passages.js";
import { FILTERS, count_words, nothing_words, understood_words, whose_words } from "./wording.js";

const PAGE = 10;
const MOST_PLACES = 6;

const form = document.querySelector("[data-search]");
const view = document.querySelector("[data-results]");
const part = (name) => view.querySelector(`[data-part="${name}"]`);
const count = document.querySelector("[data-results-count]");
const input = form.elements.q;

let shown = PAGE;

const address = () => new URL(location.href);
const asked = (name) => address().searchParams.get(name) ?? "";

/** Return the address of this page with other parameters; those without a value are left out. */
const with_parameters = (changes) => {
  const next = address();
  for (const [name, value] of Object.entries(changes)) {
    next.searchParams.delete(name);
    if (value) {
      next.searchParams.set(name, value);
    }
  }
  return next;
};

const go = (changes, is_step) => {
  const next = with_parameters(changes);
  if (next.href !== location.href) {
    history[is_step ? "pushState" : "replaceState"](null, "", next);
  }
  shown = PAGE;
  return refresh();
};

/** Show what the address asks for. */
const refresh = latest(async (is_outdated) => {
  try {
    await show(is_outdated);
  } catch (error) {
    console.error(error);
    say("现在不能搜索：没有取到搜索要用的文件。请检查网络后再试，或从下面按县查找。");
  }
});

const say = (words) => {
  count.textContent = words;
};

const show = async (is_outdated) => {
  const query = asked("q").trim();
  document.title = query ? `${query} - ${title}` : title;
  view.hidden = !query;
  if (!query) {
    say("");
    return;
  }
  if (view.dataset.ready === undefined) {
    say("正在搜索");
  }
  const engine = await open_engine();
  const found = await engine.find(query, { near: asked("near"), within: asked("in") });
  const chosen = Object.fromEntries(Object.keys(FILTERS).map((filter) => [filter, asked(filter)]));
  const has_filters = Object.values(chosen).some(Boolean);
  // The filters come after the first results: their tables take time to load.
  const filtered = has_filters && found.hits.length ? await engine.filtered(found, chosen) : { hits: found.hits };
  const listed = await entries(filtered.hits.slice(0, shown), engine);
  if (is_outdated()) {
    return;
  }
  part("list").replaceChildren(...listed);
  // Shown before their counts are there, so that the results don't move.
  part("filters").hidden = !found.hits.length;
  part("more").hidden = filtered.hits.length <= shown;
  show_notes(engine, found, query);
  show_counts(engine, found, filtered, query);
  view.dataset.ready = "";
  if (found.hits.length) {
    const { facets } = has_filters ? filtered : await engine.filtered(found, chosen);
    if (!is_outdated()) {
      show_filters(facets, chosen, engine);
    }
  }
};

const show_counts = (engine, found, filtered, query) => {
  if (!found.searched.length) {
    say("请先选一个省，或选全国。");
  } else if (found.hits.length) {
    say(count_words(filtered.hits.length, found.hits.length));
  } else {
    say(nothing_words(found, engine.rule.terms(query)));
  }
};

const entries = async (hits, engine) => {
  const records = await Promise.all(hits.map((hit) => hit.load()));
  return records.map((record, at) => entry(record, hits[at].options, engine.rule));
};

const entry = (record, options, rule) => {
  const { title, lines } = passages(record, options, rule);
  const link = element("a", { href: address_with_marks(record, options) }, ...marked_text(title));
  const made = element(
    "li",
    { class: "ll-result" },
    element("p", { class: "ll-result__whose" }, whose_words(record)),
    element("h3", { class: "ll-result__title" }, link),
  );
  if (record.bar) {
    made.append(bar(record.bar));
  }
  if (record.standing) {
    made.append(element("p", { class: "ll-result__standing" }, record.standing));
  }
  made.append(...lines.map((line) => element("p", { class: "ll-result__passage" }, ...marked_text(line))));
  return made;
};

const show_notes = (engine, found, query) => {
  const { places, rule } = engine;
  const notes = understood_words(found).map((words) => element("p", {}, words));
  const counties = new Map([...found.named, ...places.beginning(rule.form(query))].map((place) => [place.code, place]));
  if (counties.size) {
    notes.push(links("各县的页面：", [...counties.values()].slice(0, MOST_PLACES).map(place_link)));
  }
  if (!found.hits.length) {
    const titles = near_titles(query, found.searched, engine);
    if (titles.length) {
      notes.push(links("相近的实事：", titles));
    }
  }
  const elsewhere = where_else(places, found.searched);
  if (elsewhere.length) {
    notes.push(links(found.searched.length ? "还可以搜：" : "搜哪里：", elsewhere));
  }
  part("notes").replaceChildren(...notes);
};

const place_link = ({ code, name, within }) => [within ? `${name}（${within}）` : name, address_of(`${code}/`)];

/** Return links to the same search elsewhere. */
const where_else = (places, searched) => {
  if (searched.length === places.shards.length) {
    return [];
  }
  const everywhere = ["全国", with_parameters({ in: "all" })];
  const provinces = places.all.filter(({ code }) => code.length === 2);
  if (searched.length) {
    const own = provinces.filter(({ code }) => places.is_part_of(searched, code));
    return [...own.map(({ code, name }) => [name, with_parameters({ in: code })]), everywhere];
  }
  return [...provinces.map(({ code, name }) => [name, with_parameters({ in: code })]), everywhere];
};

const links = (words, targets) => {
  const list = element("ul", { class: "ll-results__links" });
  list.append(...targets.map(([text, href]) => element("li", {}, element("a", { href }, text))));
  return element("div", { class: "ll-results__note" }, words, list);
};

const show_filters = (facets, chosen, engine) => {
  for (const { filter, counts } of facets) {
    const select = part("filters").elements[filter];
    const options = counts.map(([value, number]) => {
      const words = filter === "county" ? (engine.places.by_code.get(value)?.name ?? value) : value;
      return element("option", { value }, `${words}（${number}）`);
    });
    select.replaceChildren(element("option", { value: "" }, `全部${FILTERS[filter]}`), ...options);
    select.value = chosen[filter];
  }
};

const title = document.title;
const search_typed = () => go({ q: input.value, county: "", year: "", status: "", unit: "" }, false);

input.addEventListener("input", (event) => {
  // While a Chinese word is being composed, what stands in the box isn't the query yet.
  if (!event.isComposing) {
    search_typed();
  }
});
input.addEventListener("compositionend", search_typed);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  go({ q: input.value }, true);
  // The keyboard of a phone hides what was found.
  if (matchMedia("(pointer: coarse)").matches) {
    input.blur();
  }
});
part("filters").addEventListener("change", ({ target }) => go({ [target.name]: target.value }, true));
part("more").addEventListener("click", async () => {
  const before = shown;
  shown += PAGE;
  history.replaceState({ shown }, "");
  await refresh();
  part("list").children[before]?.querySelector("a").focus();
});

const read_address = () => {
  input.value = asked("q");
  shown = history.state?.shown ?? PAGE;
  return refresh();
};

// Over a slow line, readers type before this script is there.
const has_typed = document.activeElement === input && input.value !== "";

addEventListener("popstate", read_address);
addEventListener("pagehide", () => history.replaceState({ shown, top: scrollY }, ""));

// The browser can't scroll back to what isn't there yet.
history.scrollRestoration = "manual";
await (has_typed ? search_typed() : read_address());
if (history.state?.top) {
  scrollTo({ top: history.state.top, behavior: "instant" });
}
