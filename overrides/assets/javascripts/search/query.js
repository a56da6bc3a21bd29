// What a query could mean: for each of its terms the ways to find it.
//
// An option is a form to look for; its kind is exact, synonym, unit (another name of one) or pinyin, and `written` is
// how readers are told of it.

import { groupings, meant } from "./pinyin.js";

const MOST = 12;
const LONGEST_RUN = 8;
const IS_LATIN = /^[a-z|]{2,}$/;
const DOCUMENT_NUMBER = /^([\u4e00-\u9fff]{2,8})\|?((?:19|20)\d\d)\|?(\d{1,4})\|?(号?)$/;

export class Query {
  constructor(rule, meaning, places) {
    this.rule = rule;
    this.places = places;
    this.synonyms = new Map(Object.entries(meaning.synonyms));
    this.units = new Map(Object.entries(meaning.units));
    this.learn_pinyin([]);
    const words = [...this.synonyms, ...this.units].flatMap(([word, others]) => [word, ...others.map(rule.form)]);
    this.known = new Set(words.filter((word) => [...word].length > 1));
    this.longest = Math.max(0, ...[...this.known].map((word) => word.length));
  }

  /** Learn what typed pinyin may mean: `tables` of phrases and of the readings of their characters. */
  learn_pinyin(tables) {
    this.phrases = new Set(tables.flatMap(({ phrases }) => phrases));
    this.readings = Object.assign({}, ...tables.map(({ readings }) => readings));
  }

  /** Return the terms of `text` with their options: [{term, options}]. */
  read(text) {
    const found = [];
    let run = [];
    const end_run = () => {
      found.push(...this.#typed(run));
      run = [];
    };
    for (const term of this.rule.terms(text)) {
      if (IS_LATIN.test(term)) {
        run.push(term);
      } else {
        end_run();
        found.push(this.#spelled(term));
      }
    }
    end_run();
    return found;
  }

  /** Tell whether `text` may hold pinyin, for which a table is needed. */
  has_pinyin(text) {
    return this.rule.terms(text).some((term) => IS_LATIN.test(term));
  }

  #spelled(term) {
    const number = DOCUMENT_NUMBER.exec(term);
    const options = [exact(term)];
    if (number) {
      // Brackets are hard to type: 鲁办文202215号 is 鲁办文〔2022〕15号.
      options.push(exact(`${number[1]}|${number[2]}|${number[3]}${number[4]}`));
    }
    options.push(...this.#other_words(term));
    return { term, options: distinct(options) };
  }

  #other_words(term) {
    const official = (this.synonyms.get(term) ?? []).map((written) => this.#option("synonym", written));
    const names = [term, ...official.map(({ form }) => form)];
    const units = names.flatMap((name) => this.units.get(name) ?? []).map((written) => this.#option("unit", written));
    // What holds the term itself is found by it.
    return [...official, ...units].filter(({ form }) => !form.includes(term));
  }

  #option(kind, written) {
    return { kind, form: this.rule.form(written), written };
  }

  /** Return the terms of a run of Latin words: each for itself, or together as the pinyin of a word (yang lao). */
  #typed(run) {
    if (!run.length) {
      return [];
    }
    const each = run.map((term) => [term]);
    const ways = run.length > LONGEST_RUN ? [each] : [each, ...groupings(run)];
    const readings = ways.map((way) => way.map((words) => this.#latin(words)));
    const has_meaning = ({ options }) => options.some(({ kind }) => kind !== "exact");
    return readings.find((terms) => terms.every(has_meaning)) ?? readings[0];
  }

  #latin(words) {
    const term = words.join("|");
    const typed = term.replaceAll("|", "");
    const names = this.places.named(typed).map(({ name }) => name);
    const meanings = new Set([...names, ...meant(typed, this.phrases, this.readings)]);
    const options = [exact(term), ...this.#other_words(term)];
    for (const word of meanings) {
      options.push(this.#option("pinyin", word), ...this.#other_words(this.rule.form(word)));
    }
    return { term, options: distinct(options) };
  }

  /** Yield the ways to split a term that stands nowhere: a place's name and the rest, or known words. */
  *splits(term) {
    for (const { word, rest } of this.places.parts_of(term)) {
      yield [word, rest];
    }
    for (const words of this.#into_words(term)) {
      if (words.length > 1) {
        yield words;
      }
    }
  }

  *#into_words(term) {
    if (this.known.has(term)) {
      yield [term];
    }
    for (let length = Math.min(term.length - 1, this.longest); length > 1; length--) {
      const word = term.slice(0, length);
      if (this.known.has(word)) {
        for (const words of this.#into_words(term.slice(length))) {
          yield [word, ...words];
        }
      }
    }
  }
}

const exact = (form) => ({ kind: "exact", form, written: form });

const distinct = (options) => {
  const by_form = new Map();
  for (const option of options) {
    if (!by_form.has(option.form)) {
      by_form.set(option.form, option);
    }
  }
  return [...by_form.values()].slice(0, MOST);
};
