// Narrows and orders the tasks of a county-year. The address holds what was chosen, so that it can be passed on and
// the back button undoes it. Without this script every task is shown, in the plan's order.
"use strict";

for (const form of document.querySelectorAll("[data-filters]")) {
  const list = document.getElementById(form.dataset.filters).querySelector("ul");
  const rows = [...list.children];
  const selects = [...form.querySelectorAll("select")];
  const told = form.querySelector("[role=status]");
  const reset = form.querySelector("[type=reset]");

  const keys = {
    status: (row) => row.dataset.status.split(" "),
    unit: (row) => row.dataset.unit.split(" "),
    leader: (row) => JSON.parse(row.dataset.leader),
  };

  const apply = () => {
    const chosen = selects.filter((select) => select.value && select.name in keys);
    for (const row of rows) {
      row.hidden = !chosen.every((select) => keys[select.name](row).includes(select.value));
    }
    const by_standing = form.elements.order.value === "standing";
    const ordered = by_standing ? [...rows].sort((one, other) => one.dataset.rank - other.dataset.rank) : rows;
    list.append(...ordered);
    const shown = rows.filter((row) => !row.hidden).length;
    const all = `共${rows.length}件，全部列出`;
    const some = shown ? `${rows.length}件中列出${shown}件` : "没有符合条件的实事";
    told.textContent = chosen.length ? some : all;
    reset.hidden = !selects.some((select) => select.value);
  };

  const read_address = () => {
    const address = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = address.get(select.name) ?? "";
      // What this page doesn't offer narrows nothing.
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    apply();
  };

  const write_address = () => {
    const address = new URL(location.href);
    for (const select of selects) {
      address.searchParams.delete(select.name);
      if (select.value) {
        address.searchParams.set(select.name, select.value);
      }
    }
    if (address.href !== location.href) {
      history.pushState(null, "", address);
    }
  };

  form.addEventListener("change", () => {
    write_address();
    apply();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const select of selects) {
      select.value = "";
    }
    write_address();
    apply();
    selects[0].focus(); // the button is gone
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", read_address);
  addEventListener("pageshow", read_address); // a browser may bring back a form as it was left

  read_address();
}
