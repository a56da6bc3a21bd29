// The search box in the head of every page: opens with "/", and offers results once the reader turns to it. Until
// then nothing else is loaded. Without this script the box sends its words to the search page.

const box = document.querySelector(".ll-header__search");
const input = box?.querySelector("input") ?? document.querySelector("[data-search] input");

const is_typing = ({ target }) => target.closest("input, textarea, select, [contenteditable]") !== null;

const become_combobox = () => {
  // A search box can't have this role; what a keyboard on a screen shows stays.
  input.type = "text";
  input.inputMode = "search";
  input.enterKeyHint = "search";
  const attributes = {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": "suggestions",
    "aria-expanded": "false",
  };
  for (const [name, value] of Object.entries(attributes)) {
    input.setAttribute(name, value);
  }
};

const offer = async () => {
  const { offer_suggestions } = await import("./suggestions.js");
  offer_suggestions(box);
};

if (input) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !is_typing(event)) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
}

if (box) {
  become_combobox();
  input.addEventListener("focus", offer, { once: true });
  if (document.activeElement === input) {
    input.dispatchEvent(new FocusEvent("focus"));
  }
}

if (document.querySelector("[data-results]")) {
  import("./results.js");
}

if (new URLSearchParams(location.search).has("mark")) {
  import("../marks.js");
}
