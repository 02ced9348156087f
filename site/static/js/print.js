/* A button that prints. Without scripts it isn't there, and the browser's own menu prints. */

document.querySelectorAll("[data-behaviour~='print']").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
