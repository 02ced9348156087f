/* While work goes on, the page of the search engines looks again by itself.
   Without it the page says the same when it is loaded anew. */

const EVERY = 2000;

async function look(region) {
  try {
    const answer = await fetch(region.dataset.state, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    show(region, await answer.text());
  } catch {
    /* no connection: the next look may have one */
  }
}

function show(region, html) {
  const open = [...region.querySelectorAll("details")].map((each) => each.open);
  const focused = region.contains(document.activeElement) ? document.activeElement.id : "";
  const token = region.querySelector("[name=csrfmiddlewaretoken]").value;
  region.innerHTML = html;
  for (const field of region.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  for (const [at, each] of region.querySelectorAll("details").entries()) each.open = open[at];
  if (focused) document.getElementById(focused)?.focus();
}

async function follow(region) {
  if (!region.querySelector("[data-busy]")) return;
  while (region.querySelector("[data-busy]")) {
    await new Promise((done) => setTimeout(done, EVERY));
    await look(region);
  }
  const status = document.querySelector("[data-upkeep-end]");
  status.textContent = status.dataset.upkeepEnd;
}

for (const region of document.querySelectorAll('[data-behaviour="upkeep"]')) follow(region);
