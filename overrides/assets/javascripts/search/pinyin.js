// Typed pinyin, as in hooks/livelihood/search/pinyin.py.

/** Yield the words of at least two characters in `phrases` that are read `typed`, as often as they stand there. */
export function* meant(typed, phrases, readings) {
  const split = new Map();
  const read_as = (character) => {
    if (!split.has(character)) {
      split.set(character, readings[character]?.split(" ") ?? []);
    }
    return split.get(character);
  };

  function* read(rest, phrase, start, at) {
    if (!rest) {
      if (at - start > 1) {
        yield phrase.slice(start, at).join("");
      }
      return;
    }
    for (const reading of at < phrase.length ? read_as(phrase[at]) : []) {
      if (rest.startsWith(reading)) {
        yield* read(rest.slice(reading.length), phrase, start, at + 1);
      }
    }
  }

  for (const phrase of phrases) {
    const characters = [...phrase];
    for (let start = 0; start < characters.length - 1; start++) {
      yield* read(typed, characters, start, start);
    }
  }
}

/** Yield the ways to part `row` into groups of neighbours, fewest groups first. */
export function* groupings(row) {
  const found = [];
  for (let cuts = 0; cuts < 2 ** (row.length - 1); cuts++) {
    const groups = [[row[0]]];
    for (let at = 1; at < row.length; at++) {
      if (cuts & (1 << (at - 1))) {
        groups.push([row[at]]);
      } else {
        groups.at(-1).push(row[at]);
      }
    }
    found.push(groups);
  }
  yield* found.sort((one, other) => one.length - other.length);
}
