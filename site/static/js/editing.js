/* Wagtail's form saves itself in the background. This keeps what it leaves open: what is typed while
   it saves, or before it begins to watch, isn't taken for saved; a form that was refused goes on
   saving itself; and what is sent says which save it follows, or it would look older than the page
   and be taken for somebody else's. */

const form = document.querySelector("form[data-edit-form][data-controller~='w-autosave']");
const send = window.fetch;
let unwatched = form?.dataset.wUnsavedForceValue === "true"; // Wagtail saves a refused form once
let typed = false; // since the form was last read for a save
let saving = false;
let leaving = false;
let pressed = null; // the submission that waits for a save to end

function note(name, value) {
  const found = form.querySelectorAll(`input[name="${name}"]`);
  for (const input of found) input.value = value;
  if (found.length) return;
  const input = Object.assign(document.createElement("input"), { type: "hidden", name, value });
  form.prepend(input);
}

function follow({ revision_id, revision_created_at }) {
  note("loaded_revision_id", revision_id);
  note("loaded_revision_created_at", revision_created_at);
}

function ended() {
  saving = false;
  if (!pressed) return;
  const { submitter } = pressed;
  pressed = null;
  // A pressed button is disabled while it waits, and would not be sent.
  if (submitter) submitter.disabled = false;
  form.requestSubmit(submitter?.isConnected ? submitter : null);
}

// Runs after Wagtail has noted what there is as saved.
function goOn() {
  if (unwatched) form.dataset.wUnsavedCheckIntervalValue = "400";
  unwatched = false;
  // Later, as a form that is to be saved anyway isn't watched.
  setTimeout(() => {
    if (typed) form.dataset.wUnsavedForceValue = "true";
  });
}

function save(address, options) {
  // What is being sent holds all of this; a save after it would only be refused.
  if (leaving) return new Promise(() => {});
  saving = true;
  return send(address, options);
}

function submitted(event) {
  if (event.target !== form) return;
  leaving = !saving;
  if (leaving) {
    // Unless somebody else keeps it here.
    setTimeout(() => { leaving &&= !event.defaultPrevented; });
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  pressed = { submitter: event.submitter };
}

function watch() {
  window.fetch = (address, options = {}) =>
    options.body instanceof FormData && address === form.action
      ? save(address, options)
      : send(address, options);
  for (const kind of ["beforeinput", "change"]) {
    // Widgets tell of changes, too, while the form builds itself; those are nobody's.
    form.addEventListener(kind, (event) => { typed ||= event.isTrusted; }, true);
  }
  form.addEventListener("w-autosave:save", () => { typed = false; });
  form.addEventListener("w-unsaved:watch-edits", () => setTimeout(goOn));
  form.addEventListener("w-autosave:success", (event) => follow(event.detail.data));
  for (const end of ["success", "error"]) document.addEventListener(`w-autosave:${end}`, ended);
  document.addEventListener("submit", submitted, true);
  // Back from the browser's memory, the form saves itself again.
  window.addEventListener("pageshow", () => { leaving = false; });
}

if (form) watch();
