// The records of the index, and which of them hold a form.
//
// Pagefind answers a phrase of tokens exactly. What tokens can't tell (20885 begins with 2088, % is no token) is
// decided by the record's own text.

import { holds, pairs } from "./tokens.js";

// So many records are read to be sure of every hit; of more, those that are shown.
export const MOST_VERIFIED = 300;

export class Records {
  #bundles;
  #rule;
  #records = new Map();

  constructor(bundles, rule) {
    this.#bundles = bundles;
    this.#rule = rule;
  }

  /** Return the results whose records hold `form`, by id, each with whether that is sure. */
  async holding(form) {
    const { words, phrase, is_sure } = this.#asked(form);
    // A phrase weighs all its results alike; its words weigh them.
    const weighed = await this.#bundles.search(words);
    const held = phrase ? await this.#bundles.search(phrase) : weighed;
    const results = [...held.keys()].map((id) => [id, { result: weighed.get(id) ?? held.get(id), is_sure }]);
    if (is_sure || results.length > MOST_VERIFIED) {
      return new Map(results);
    }
    const records = await Promise.all(results.map(([, { result }]) => this.load(result)));
    return new Map(results.filter((_, at) => holds(records[at].form, form)));
  }

  /** Return the results that may hold `form` and have `value` for a filter, by id. */
  weighed(form, filter, value) {
    return this.#bundles.search(this.#asked(form).words, filter, value);
  }

  /** Return what to ask Pagefind for `form`: words, and the phrase that they must be; and whether its answer is sure. */
  #asked(form) {
    const rows = this.#rule.rows(form);
    const last = rows.at(-1) ?? [];
    const words = this.#rule.query_tokens(form).join(" ");
    const has_no_sign = !/[%‰]/.test(form);
    if (rows.length === 1 && last.length === 1) {
      // One piece alone: Pagefind finds the tokens that begin with it.
      return { words, phrase: "", is_sure: has_no_sign && !/^[0-9]/.test(form) };
    }
    if (last.length < 2 || /[a-z]$/.test(form)) {
      // The last piece may be the beginning of a token, which a phrase doesn't find.
      return { words, phrase: "", is_sure: false };
    }
    const before = rows.slice(0, -1).flatMap((row) => [...pairs(row), row.at(-1)]);
    return { words, phrase: `"${[...before, ...pairs(last)].join(" ")}"`, is_sure: has_no_sign };
  }

  /** Return a result's record: title, kind, county, code, year, standing, bar, text, and the form of the text. */
  load(result) {
    if (!this.#records.has(result.id)) {
      this.#records.set(result.id, this.#read(result));
    }
    return this.#records.get(result.id);
  }

  async #read(result) {
    const { meta, raw_url } = await result.data();
    return { ...meta, url: raw_url.replace(/^\//, ""), form: this.#rule.form(meta.text) };
  }
}
