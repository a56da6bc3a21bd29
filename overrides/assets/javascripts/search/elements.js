// What results are made of.

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 1000;
// Of a page with more indicators than this, the bar counts them by status.
const MOST_SEGMENTS = 12;
const UNKNOWN = ["awaiting", "unavailable", "omitted"];

/** Return a new element. `attributes` that are undefined are left out. */
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
};

/** Return stretches of text, the marked ones as marks. */
export const marked_text = (stretches) =>
  stretches.map(({ text, is_marked }) => (is_marked ? element("mark", {}, text) : text));

const shape = (name, attributes) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
};

// As components/drawn-bar does. The words beside it say the same.
const drawing = (name, blocks) => {
  const is_unknown = ({ style }) => UNKNOWN.includes(style);
  const made = shape("svg", {
    class: `ll-drawing ${blocks.some(is_unknown) ? "ll-drawing--hatched " : ""}${name}`,
    viewBox: `0 0 ${WIDTH} 10`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  for (const block of blocks) {
    const { x, width, style } = block;
    const fill = is_unknown(block) ? "ll-fill--unknown" : `ll-status--${style}`;
    made.append(shape("rect", { class: `ll-fill ${fill}`, x, width, height: 10 }));
    if (style !== "rest" && !is_unknown(block)) {
      made.append(shape("path", { class: `ll-pattern ll-status--${style}`, d: `M${x} 5h${width}` }));
    }
  }
  return made;
};

const segment = ({ status, share }) => {
  if (share === "-") {
    return [{ x: 0, width: WIDTH, style: UNKNOWN.includes(status) ? status : "omitted" }];
  }
  const rest = { x: 0, width: WIDTH, style: "rest" };
  return Number(share) ? [rest, { x: 0, width: Number(share), style: status }] : [rest];
};

const counted = (indicators) => {
  const counts = new Map();
  for (const { status } of indicators) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  let done = 0;
  return [...counts].map(([style, count]) => {
    const x = Math.floor((done * WIDTH) / indicators.length);
    done += count;
    return { x, width: Math.floor((done * WIDTH) / indicators.length) - x, style };
  });
};

/** Return the bar of a record, from its compact form: status:share for each indicator, - where no share is known. */
export const bar = (compact) => {
  const indicators = compact.split(" ").map((written) => {
    const [status, share] = written.split(":");
    return { status, share };
  });
  if (indicators.length > MOST_SEGMENTS) {
    return drawing("ll-result__bar", counted(indicators));
  }
  const drawn = indicators.map((indicator) => drawing("ll-segments__segment", segment(indicator)));
  return element("div", { class: "ll-segments ll-result__bar" }, ...drawn);
};
