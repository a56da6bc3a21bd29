// The index, read by Pagefind: one bundle per shard, merged in the browser only where a search needs several.

// As hooks/livelihood/search/pagefind.py says: no language has this code, words are taken as they stand; and every
// record has this word.
const LANGUAGE = "zz";
const EVERY = "ω";
// What stands in a title weighs most, however short a page is and however often it says a word.
const RANKING = { pageLength: 0, termSaturation: 2 };

export class Bundles {
  #folder;
  #names;
  #pagefind = null;
  #found = new Map();

  /** `names`: the bundles below `folder` that are searched together. */
  constructor(folder, names) {
    this.#folder = folder;
    this.#names = names;
  }

  /** Return the results of a search by id. Of a filter's `value`, where one is given. */
  async search(words, filter = "", value = "") {
    const key = JSON.stringify([words, filter, value]);
    if (!this.#found.has(key)) {
      this.#found.set(key, this.#searched(words, filter ? { [filter]: value } : {}));
    }
    try {
      return await this.#found.get(key);
    } catch (error) {
      // What failed, for want of a network say, is tried again with the next search.
      this.#pagefind = null;
      this.#found.clear();
      throw error;
    }
  }

  async #searched(words, filters) {
    const { results } = await (await this.#opened()).search(words, { filters });
    return new Map(results.map((result) => [result.id, result]));
  }

  /** Return the ids of the records for which a filter has `value`. */
  async having(filter, value) {
    return new Set((await this.search(EVERY, filter, value)).keys());
  }

  /** Return the values that each filter has in the bundles. */
  async values() {
    const known = Object.entries(await (await this.#opened()).filters());
    return new Map(known.map(([filter, counts]) => [filter, Object.keys(counts)]));
  }

  #opened() {
    this.#pagefind ??= this.#open();
    return this.#pagefind;
  }

  async #open() {
    const [first, ...others] = this.#names.map((name) => new URL(`${name}/`, this.#folder));
    const { createInstance } = await import(new URL("pagefind.js", first).href);
    // Pagefind asks for the page's language when it is made, and would cut queries into words where that is Chinese.
    const page = document.documentElement;
    const language = page.lang;
    let pagefind;
    page.lang = LANGUAGE;
    try {
      // A worker would be one more file to load, and a search takes few milliseconds.
      pagefind = createInstance({ basePath: first.href, noWorker: true, ranking: RANKING });
    } finally {
      page.lang = language;
    }
    const options = { language: LANGUAGE, ranking: RANKING };
    await Promise.all(others.map(({ pathname }) => pagefind.mergeIndex(pathname, options)));
    return pagefind;
  }
}
