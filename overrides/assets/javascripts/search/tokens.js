// The one rule by which texts and queries are compared, as in hooks/livelihood/search/tokens.py:
// tests/search/token_cases.json holds both to the same answers. What it means is written there.

const CHINESE = "\\u3005-\\u3007\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
const NUMBER = "(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])|[0-9]+)(?:\\.[0-9]+)?";
// 2022.7.1 is no number: it is three.
const SCAN = new RegExp(
  `([0-9]+(?:\\.[0-9]+){2,})|(${NUMBER})|([a-z]+)|([${CHINESE}]+)|([%‰])|( +)|([^0-9a-z${CHINESE}%‰ ]+)`,
  "gu",
);
const KINDS = [null, null, "number", "latin", "chinese", "percent"];
const KEPT = new RegExp(`^[0-9a-z.,%‰${CHINESE}]$`, "u");
const BLANK = /^[\s\p{Cf}\p{Cc}\ufe00-\ufe0f]$/u;
// Space, and the quotation marks and dots in names that nobody types.
const UNTYPED = /^[\s“”‘’"'「」『』《》〈〉·•‧∙⋅・]$/u;
const DIGIT = /\p{Nd}/u;
const THOUSANDS = /([0-9０-９])[,，](?=[0-9０-９]{3}(?![0-9０-９]))/g;
const BETWEEN_TERMS = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000、。，,；;！!？?]+/;

const IS_NUMBER = /^[0-9]$/;
const IS_LATIN = /^[a-z]$/;

const kept = (character) => {
  if (UNTYPED.test(character)) {
    return " ";
  }
  return KEPT.test(character) ? character : "\n";
};

/** Return each piece of a row together with the one that follows it. */
export const pairs = (row) => row.slice(1).map((piece, at) => row[at] + piece);

const without_repeats = (all) => [...new Set(all.filter(Boolean))];

/** Tell whether the form `text` holds the form `term`: no number is cut, a Latin word only at its end. */
export const holds = (text, term) => place(text, term, 0) >= 0;

/** Return where the form `text` holds the form `term`, from `start` on; -1: nowhere. */
export const place = (text, term, start) => {
  for (let at = text.indexOf(term, start); at >= 0; at = text.indexOf(term, at + 1)) {
    const end = at + term.length;
    if (!is_cut(text[at - 1] ?? "", term[0]) && !cuts_number(text, end)) {
      return at;
    }
  }
  return -1;
};

const is_cut = (before, first) => {
  if (IS_NUMBER.test(first)) {
    // A point stands in numbers only.
    return IS_NUMBER.test(before) || before === ".";
  }
  return IS_LATIN.test(first) && IS_LATIN.test(before);
};

const cuts_number = (text, end) => {
  const following = text[end] ?? "";
  return IS_NUMBER.test(text[end - 1]) && (IS_NUMBER.test(following) || following === ".");
};

/** Return the rule, with the simplified characters for traditional ones as `traditional` maps them. */
export const create_rule = (traditional) => {
  const known = new Map();

  const plain = (character) => {
    if (!known.has(character)) {
      known.set(character, found_plain(character));
    }
    return known.get(character);
  };

  const found_plain = (character) => {
    if (character === "\n") {
      return "\n";
    }
    if (BLANK.test(character)) {
      return " ";
    }
    const written = character.normalize("NFKC");
    const pieces = [...written.toLowerCase()].map((piece) => traditional[piece] ?? piece);
    const form = pieces.map(kept).join("");
    // ① and ² belong to no number beside them.
    return DIGIT.test(written) && !DIGIT.test(character) ? ` ${form} ` : form;
  };

  /** Return the pieces of `text`: kind, text, whether something separates it from the one before, and its places. */
  const pieces = (text) => {
    let line = "";
    const places = []; // of each unit of the line: where its character stands in the text
    let at = 0;
    for (const character of text) {
      const form = plain(character);
      line += form;
      for (let unit = 0; unit < form.length; unit++) {
        places.push(at);
      }
      at += character.length;
    }
    const found = [];
    let hard = true;
    let soft = false;
    let before = "";
    for (const match of line.matchAll(SCAN)) {
      const group = match.findIndex((part, index) => index && part !== undefined);
      if (group === 7) {
        hard = true;
      } else if (group === 6) {
        soft = true;
      } else {
        const kind = group === 1 ? "number" : KINDS[group];
        const numbers = group === 1 ? match[0].split(".") : [match[0]];
        let start = match.index;
        for (const [index, number] of numbers.entries()) {
          const parted = soft && kind === before && (kind === "number" || kind === "latin");
          const units = [...number.split("").entries()].filter(([, unit]) => unit !== ",");
          found.push({
            kind,
            text: units.map(([, unit]) => unit).join(""),
            apart: hard || index > 0 || parted,
            places: units.map(([offset]) => places[start + offset]),
          });
          start += number.length + 1;
        }
        hard = false;
        soft = false;
        before = kind;
      }
    }
    return found;
  };

  /** Return `text` in the form in which terms are looked for, and for each unit of it its place in `text`. */
  const form_with_places = (text) => {
    let form = "";
    const places = [];
    for (const piece of pieces(text)) {
      if (piece.apart && form) {
        form += "|";
        places.push(piece.places[0]);
      }
      form += piece.text;
      places.push(...piece.places);
    }
    return { form, places };
  };

  const form = (text) => form_with_places(text).form;

  /** Return the rows of pieces that nothing separates, the Chinese character by character. */
  const rows = (text) => {
    const found = [];
    let row = [];
    for (const piece of pieces(text)) {
      if (row.length && (piece.apart || piece.kind === "percent")) {
        found.push(row);
        row = [];
      }
      if (piece.kind === "chinese") {
        row.push(...piece.text);
      } else if (piece.kind !== "percent") {
        row.push(piece.text.replace(".", "p")); // Pagefind would drop the point
      }
    }
    if (row.length) {
      found.push(row);
    }
    return found;
  };

  /** Return the tokens of a text: each piece together with the one that follows it, the last one alone. */
  const index_tokens = (text) => rows(text).flatMap((row) => [...pairs(row), row.at(-1)]);

  /** Return the tokens of a term: as in a text, without the last piece, which the one before it holds. */
  const query_tokens = (text) => rows(text).flatMap((row) => (row.length > 1 ? pairs(row) : row));

  /** Return the terms of a query in the form of texts, each once; a text is found if it holds all of them. */
  const terms = (query) => without_repeats(query.replace(THOUSANDS, "$1").split(BETWEEN_TERMS).map(form));

  return { pieces, form, form_with_places, rows, index_tokens, query_tokens, terms };
};
