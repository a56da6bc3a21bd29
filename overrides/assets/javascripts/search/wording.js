// What is said of a search, in Chinese.

export const KINDS = { task: "实事", year: "总体进度", unit: "单位", source: "文件", page: "说明" };
export const FILTERS = { county: "县", year: "年份", status: "状态", unit: "单位" };

const quoted = (words) => words.map((word) => `“${word.replaceAll("|", " ")}”`).join("");

/** Return how many results there are, in words. */
export const count_words = (total, unfiltered) => {
  if (total === unfiltered) {
    return total ? `找到${total}条结果` : "没有找到";
  }
  return total ? `${unfiltered}条结果中有${total}条符合条件` : "没有符合条件的结果";
};

/** Return why nothing was found. */
export const nothing_words = ({ missing }, terms) => {
  if (missing.length) {
    return `没有找到。${quoted(missing)}哪里都没有写到。`;
  }
  return terms.length > 1 ? `没有找到：没有一页同时写到${quoted(terms)}。` : "没有找到。";
};

/** Return how the query was understood, a sentence for each way. */
export const understood_words = ({ split, used }) => {
  const sentences = [];
  if (split.length) {
    sentences.push(`分成${quoted(split)}搜索。`);
  }
  if (used.length) {
    sentences.push(`也按${quoted(used.map(({ written }) => written))}搜索。`);
  }
  return sentences;
};

/** Return whose page a record is. */
export const whose_words = ({ county, year, kind }) =>
  [county, year && `${year}年`, KINDS[kind]].filter(Boolean).join(" · ");
