/* Names while somebody types: fills the list of a search box with what begins like its words.
   The box works without it; a browser shows the list as it shows any list of suggestions. */

const WAIT = 150;

function fill(list, suggestions) {
  list.replaceChildren(
    ...suggestions.map(({ text, language, dir }) => {
      const option = document.createElement("option");
      option.value = text;
      option.lang = language;
      option.dir = dir;
      return option;
    }),
  );
}

function attach(input) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-names`;
  input.after(list);
  input.setAttribute("list", list.id);
  let timer;
  let asked = "";

  async function ask() {
    const words = input.value.trim();
    if (words.length < 2 || words === asked) return;
    asked = words;
    const address = `${input.dataset.suggest}?${new URLSearchParams({ q: words })}`;
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (answer.ok && asked === words) fill(list, (await answer.json()).suggestions);
    } catch {
      /* no connection: the box still searches */
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}

document.querySelectorAll("[data-behaviour~='suggest']").forEach(attach);
