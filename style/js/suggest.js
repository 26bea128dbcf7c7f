/*
 * Suggestions under a search field while somebody types: a list to choose from by mouse, finger or arrow keys. Without
 * them the field works as it does without scripts; what fails shows nothing.
 */
const WAIT = 150;
let number = 0;

for (const input of document.querySelectorAll("input[data-suggest]")) attach(input);

function attach(input) {
  const list = document.createElement("ul");
  const said = document.createElement("p");
  Object.assign(list, { id: `voorstellen-${(number += 1)}`, className: "mw-meant", role: "listbox", hidden: true });
  list.setAttribute("aria-label", input.dataset.suggestLabel);
  Object.assign(said, { className: "mw-vh", role: "status" });
  input.parentElement.append(list, said);
  for (const [name, value] of Object.entries({
    role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) input.setAttribute(name, value);

  let timer, asking, chosen = -1;
  const options = () => [...list.children];
  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    show([]);
  };
  const choose = (index) => {
    chosen = index;
    for (const [at, option] of options().entries()) option.setAttribute("aria-selected", String(at === chosen));
    const option = options()[chosen];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  function show(some) {
    list.replaceChildren(...some.map(({ title, path, place }, index) => {
      const option = Object.assign(document.createElement("li"), { id: `${list.id}-${index}`, role: "option" });
      const link = Object.assign(document.createElement("a"), { href: path, tabIndex: -1, textContent: title, dir: "auto" });
      const where = Object.assign(document.createElement("small"), { textContent: place ?? "" });
      option.append(link, where);
      return option;
    }));
    list.hidden = some.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  }
  async function ask() {
    const words = input.value.trim();
    asking?.abort();
    if (words.length < 2) return close();
    asking = new AbortController();
    try {
      const address = new URL(input.dataset.suggest, location);
      address.searchParams.set("q", words);
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) return show([]);
      const some = await answer.json();
      if (input.value.trim() !== words || document.activeElement !== input) return;
      show(some);
      said.textContent = some.length ? input.dataset.suggestCount.replace("#", some.length) : "";
    } catch (error) {
      if (error.name !== "AbortError") show([]);
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "Escape" && count) {
      close();
      event.preventDefault();
    } else if (event.key === "ArrowDown" && count) {
      choose(chosen + 1 >= count ? -1 : chosen + 1);
      event.preventDefault();
    } else if (event.key === "ArrowUp" && count) {
      choose(chosen < 0 ? count - 1 : chosen - 1);
      event.preventDefault();
    } else if (event.key === "Enter" && chosen >= 0) {
      options()[chosen].querySelector("a").click();
      event.preventDefault();
    }
  });
  // A click on a suggestion comes before the field is left
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    if (!event.target.closest("a")) event.target.closest("li")?.querySelector("a").click();
  });
  input.addEventListener("blur", close);
}
