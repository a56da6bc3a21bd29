// The search itself: what a query finds, in which order, and how many of it every filter would leave.
//
// A hit holds every term, or another word for it.

import { Bundles } from "./bundles.js";
import { filtered } from "./facets.js";
import { Places } from "./places.js";
import { Query } from "./query.js";
import { MOST_VERIFIED, Records } from "./records.js";
import { create_rule, holds } from "./tokens.js";

// So many bundles are searched at once for a reader whose place isn't known.
const FEW_BUNDLES = 4;
const MOST_SPLITS = 3;
// How much a place weighs: it says where to look, not what for.
const PLACE_WEIGHT = 0.001;

const root = new URL("../../../", import.meta.url);

/** Return the whole address of `url`, which counts from the site's root. */
export const address_of = (url) => new URL(url, root);

/** Return the code of the county, prefecture or province that the page at `address` belongs to; "": of none. */
export const place_of = ({ pathname }) => {
  const path = pathname.startsWith(root.pathname) ? pathname.slice(root.pathname.length) : "";
  return /^(\d\d(?:\d\d){0,2})\//.exec(path)?.[1] ?? "";
};

const read_json = async (path) => {
  const answer = await fetch(address_of(`search/${path}`));
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
};

let engine = null;

/** Return the page's engine. */
export const open_engine = () => {
  if (!engine) {
    engine = open();
    // What failed, for want of a network say, is tried again with the next search.
    engine.catch(() => {
      engine = null;
    });
  }
  return engine;
};

const open = async () => {
  const tables = ["places.json", "meaning.json", "traditional.json"].map(read_json);
  const [places, meaning, traditional] = await Promise.all(tables);
  return new Engine(new Places(places), meaning, create_rule(traditional));
};

class Engine {
  #pinyin = new Map();
  #indexes = new Map();

  constructor(places, meaning, rule) {
    this.places = places;
    this.rule = rule;
    this.query = new Query(rule, meaning, places);
  }

  /**
   * Find `text`. `near` is the code of the reader's place; `within` that of the place to search, "all": everywhere.
   * Return {hits, missing, used, split, named, searched}. `hits`: best first, each with load(). `missing`: the terms
   * that stand nowhere. `used`: the other words that found something. `split`: the words into which terms were split.
   * `named`: the places that the query names. `searched`: the bundles, none where a place must be chosen first.
   */
  async find(text, { near = "", within = "" } = {}) {
    const written = this.rule.terms(text);
    const searched = written.length ? this.#scope(written, near, within) : [];
    const index = this.#index_of(searched);
    const found = { hits: [], missing: [], used: [], split: [], named: [], searched };
    if (!searched.length) {
      return { ...found, named: this.#named(written) };
    }
    if (this.query.has_pinyin(text)) {
      await this.#learn_pinyin(searched);
    }
    const terms = [];
    for (const term of this.query.read(text)) {
      const parts = await this.#resolved(term, index, MOST_SPLITS);
      terms.push(...parts);
      if (parts.length > 1) {
        found.split.push(...parts.map((part) => part.term));
      }
    }
    found.named = this.#named(terms.map(({ term }) => term));
    found.missing = terms.filter(({ results }) => !results.size).map(({ term }) => term);
    if (!found.missing.length) {
      const hits = await this.#verified(this.#joined(terms, index));
      const codes = found.named.length ? found.named.map(({ code }) => code) : [near];
      const own = await this.#of_counties(codes, terms[0], index);
      found.hits = ranked(hits, own);
      found.used = other_words(found.hits);
    }
    return found;
  }

  /** Return the index of some bundles: each choice of bundles has one of its own. */
  #index_of(names) {
    const key = names.join(" ");
    if (!this.#indexes.has(key)) {
      const bundles = new Bundles(address_of("search/index/"), names);
      this.#indexes.set(key, { bundles, records: new Records(bundles, this.rule) });
    }
    return this.#indexes.get(key);
  }

  #named(terms) {
    return terms.flatMap((term) => this.places.named(term));
  }

  /** Return the bundles to search: where the query or the reader is, or what was asked for. */
  #scope(terms, near, within) {
    const { shards } = this.places;
    if (within === "all" || (!within && shards.length <= FEW_BUNDLES)) {
      return shards;
    }
    const named = this.#named(terms);
    const begun = named.length || near ? [] : terms.flatMap((term) => this.places.begun_by(term));
    const codes = within ? [within] : [...named, ...begun].map(({ code }) => code);
    const chosen = (codes.length ? codes : [near.slice(0, 4)]).filter(Boolean);
    return [...new Set(chosen.flatMap((code) => this.places.shards_of(code)))];
  }

  async #learn_pinyin(shards) {
    const missing = shards.filter((shard) => !this.#pinyin.has(shard));
    await Promise.all(
      missing.map(async (shard) => this.#pinyin.set(shard, await read_json(`index/${shard}/pinyin.json`))),
    );
    this.query.learn_pinyin(shards.map((shard) => this.#pinyin.get(shard)));
  }

  /** Return the term with the results of its options; where that is none, the terms of the first split that finds. */
  async #resolved({ term, options }, index, splits) {
    const results = new Map();
    for (const option of options) {
      const inexact = option.kind === "exact" ? 0 : 1;
      for (const [id, { result, is_sure }] of await index.records.holding(option.form)) {
        const known = results.get(id);
        if (known) {
          known.options.push(option);
          known.score = Math.max(known.score, result.score);
          known.is_sure ||= is_sure;
        } else {
          // Options come best first.
          results.set(id, { result, score: result.score, inexact, is_sure, options: [option] });
        }
      }
    }
    if (results.size || !splits) {
      return [{ term, options, results }];
    }
    for (const words of this.query.splits(term)) {
      const parts = [];
      for (const part of this.query.read(words.join(" "))) {
        parts.push(...(await this.#resolved(part, index, splits - 1)));
      }
      if (parts.every((part) => part.results.size)) {
        return parts;
      }
    }
    return [{ term, options, results }];
  }

  /** Return the hits that all terms find. */
  #joined(terms, { records }) {
    const hits = [];
    const weights = terms.map(({ term }) => (this.places.named(term).length ? PLACE_WEIGHT : 1));
    for (const [id, { result }] of terms[0].results) {
      const found = terms.map(({ results }) => results.get(id));
      if (found.every(Boolean)) {
        hits.push({
          id,
          score: sum(found.map(({ score }, at) => score * weights[at])),
          inexact: sum(found.map(({ inexact }) => inexact)),
          is_sure: found.every(({ is_sure }) => is_sure),
          options: found.map(({ options }) => options),
          load: () => records.load(result),
        });
      }
    }
    return hits;
  }

  /** Return the hits without those whose text doesn't hold what was searched. */
  async #verified(hits) {
    const unsure = hits.filter(({ is_sure }) => !is_sure);
    if (unsure.length > MOST_VERIFIED) {
      return hits;
    }
    const wrong = new Set();
    await Promise.all(
      unsure.map(async (hit) => {
        const { form } = await hit.load();
        if (!hit.options.every((options) => options.some((option) => holds(form, option.form)))) {
          wrong.add(hit.id);
        }
      }),
    );
    return hits.filter(({ id }) => !wrong.has(id));
  }

  /** Return what the `chosen` values of the filters leave of what was found, and how much each value would. */
  filtered({ hits, searched }, chosen) {
    return filtered(hits, chosen, this.#index_of(searched).bundles);
  }

  /** Return the ids of what a term finds in the counties among the places `codes`. */
  async #of_counties(codes, { options }, { records }) {
    const own = new Set();
    for (const county of codes.filter((code) => code.length === 6)) {
      for (const { form } of options) {
        (await records.weighed(form, "county", county)).forEach((_, id) => own.add(id));
      }
    }
    return own;
  }
}

/** Return the hits, best first: exact before other words, the own county first, then as Pagefind weighs them. */
const ranked = (hits, own) => {
  const is_other = ({ id }) => Number(!own.has(id));
  return hits.sort(
    (one, other) => one.inexact - other.inexact || is_other(one) - is_other(other) || other.score - one.score,
  );
};

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

const other_words = (hits) => {
  const words = new Map();
  for (const option of hits.flatMap((hit) => hit.options.flat())) {
    if (option.kind !== "exact") {
      words.set(option.form, option);
    }
  }
  return [...words.values()];
};
