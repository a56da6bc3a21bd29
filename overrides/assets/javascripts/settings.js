// How pages are shown, as the reader chooses: large type, dark or light, high contrast. Remembered in this browser.
// Without a choice the system's settings hold. Without this script the buttons aren't shown.

(() => {
  const root = document.documentElement;
  const settings = {
    size: { on: "large", off: "normal", system: () => false },
    theme: { on: "dark", off: "light", system: () => matchMedia("(prefers-color-scheme: dark)").matches },
    contrast: { on: "more", off: "less", system: () => matchMedia("(prefers-contrast: more)").matches },
  };

  // A browser may forbid storage: then a choice holds for the page.
  const remembered = (name) => {
    try {
      return localStorage.getItem(`ll-${name}`);
    } catch {
      return null;
    }
  };
  const remember = (name, value) => {
    try {
      localStorage.setItem(`ll-${name}`, value);
    } catch {
      // Nothing to do: the page shows the choice all the same.
    }
  };

  const show = (name, value) => {
    const { on, off } = settings[name];
    if (value === on || value === off) root.dataset[name] = value;
  };
  const isOn = (name) => {
    const chosen = root.dataset[name];
    return chosen ? chosen === settings[name].on : settings[name].system();
  };

  for (const name of Object.keys(settings)) show(name, remembered(name));

  const buttons = document.querySelectorAll("[data-setting]");
  const mark = () => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(isOn(button.dataset.setting)));
  };
  for (const button of buttons) {
    const name = button.dataset.setting;
    button.addEventListener("click", () => {
      const value = isOn(name) ? settings[name].off : settings[name].on;
      show(name, value);
      remember(name, value);
      mark();
    });
  }
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
    matchMedia(query).addEventListener?.("change", mark);
  }

  mark();
  root.classList.replace("no-js", "js");
})();
