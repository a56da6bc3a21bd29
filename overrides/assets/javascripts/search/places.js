// Counties, prefectures and provinces, and the titles of the schemes' tasks: the small index that comes first.

const KINDS = "特别行政区|自治[区州县旗]|地区|林区|[省市县区旗盟]";
// 叶县 stays whole: one character is no name.
const LONG_NAME = new RegExp(`^(.{2,}?)(?:${KINDS})$`, "u");

const short = (name) => LONG_NAME.exec(name)?.[1] ?? name;

export class Places {
  constructor({ provinces, schemes, shards }) {
    this.shards = shards;
    this.schemes = schemes;
    this.all = [];
    for (const [province, province_name, prefectures] of provinces) {
      this.all.push({ code: province, name: province_name, within: "" });
      for (const [prefecture, prefecture_name, counties] of prefectures) {
        this.all.push({ code: prefecture, name: prefecture_name, within: province_name });
        for (const [code, name, pinyin] of counties) {
          this.all.push({ code, name, pinyin, within: province_name + prefecture_name });
        }
      }
    }
    this.by_code = new Map(this.all.map((place) => [place.code, place]));
    this.words = new Map();
    for (const place of this.all) {
      for (const word of new Set([place.name, short(place.name), place.pinyin].filter(Boolean))) {
        this.words.set(word, [...(this.words.get(word) ?? []), place]);
      }
    }
  }

  /** Return the places that are called `word`, whole. */
  named(word) {
    return this.words.get(word) ?? [];
  }

  /** Return the places whose name `term` begins with. */
  begun_by(term) {
    return this.#words.filter((word) => term.startsWith(word)).flatMap((word) => this.named(word));
  }

  /** Return the ways to part `term` into the name of a place and the rest: 叶县养老, 养老叶县. */
  parts_of(term) {
    const fitting = this.#words.filter((word) => word.length < term.length);
    return [
      ...fitting.filter((word) => term.startsWith(word)).map((word) => ({ word, rest: term.slice(word.length) })),
      ...fitting.filter((word) => term.endsWith(word)).map((word) => ({ word, rest: term.slice(0, -word.length) })),
    ];
  }

  get #words() {
    return [...this.words.keys()];
  }

  /** Return the counties whose name, pinyin or code begins with `query`. */
  beginning(query) {
    const begins = ({ code, name, pinyin }) =>
      name.startsWith(query) || pinyin.startsWith(query) || (query.length > 3 && code.startsWith(query));
    return this.all.filter((place) => place.code.length === 6 && begins(place));
  }

  /** Return the bundles that hold what is said of the places whose codes begin with `code`. */
  shards_of(code) {
    return this.shards.filter((shard) => shard.startsWith(code) || code.startsWith(shard));
  }

  /** Tell whether some, but not all bundles of the place with `code` are among `shards`. */
  is_part_of(shards, code) {
    const own = this.shards_of(code);
    const found = own.filter((shard) => shards.includes(shard)).length;
    return found > 0 && found < own.length;
  }
}
