// Narrows the list of counties to what is typed: a name, pinyin, a code. Without this script the list is whole.
"use strict";

for (const box of document.querySelectorAll("[data-finder]")) {
  const list = document.getElementById(box.dataset.finder);
  const input = box.querySelector("input");
  const count = box.querySelector("[role=status]");
  const entries = [...list.querySelectorAll("[data-keys]")];
  const groups = [...list.querySelectorAll("[data-group]")];

  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const found = () => entries.filter((entry) => !entry.hidden);

  const narrow = () => {
    const words = plain(input.value).split(/[\s'’-]+/).filter(Boolean);
    for (const entry of entries) {
      const keys = plain(entry.dataset.keys);
      entry.hidden = !words.every((word) => keys.includes(word));
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-keys]:not([hidden])");
    }
    const matches = found().length;
    const told = matches ? `找到${matches}个县（市、区）` : "没有找到。可以只输入一部分，或换成拼音试试。";
    count.textContent = words.length ? told : "";
  };

  input.addEventListener("input", narrow);
  input.addEventListener("keydown", (event) => {
    // While a Chinese word is still being composed, Enter and Escape belong to the input method.
    if (event.isComposing) {
      return;
    }
    if (event.key === "Escape") {
      input.value = "";
      narrow();
    } else if (event.key === "Enter" && input.value.trim()) {
      const links = found().map((entry) => entry.querySelector("a"));
      if (links.length === 1) {
        links[0].click();
      } else if (links.length) {
        links[0].focus();
      }
    }
  });

  narrow(); // the browser may have kept what was typed before
}
