// A form that is being sent says so beside its button, and says when that takes long or got no answer; nothing typed
// is lost. Screen readers hear each sentence once, from the status region.
(() => {
  const SLOW_MS = 8000;
  // SAID comes before this file (adapters/http/static_files.ts).
  const { sending, slow, lost, unsent } = SAID[document.documentElement.lang];
  let sent, note, failed;

  function tell(form, button, words) {
    const text = (name) =>
      Object.assign(document.createElement("p"), { className: name, textContent: words });
    note?.remove();
    note = text("note");
    (button ?? form).after(note);
    note.scrollIntoView({ block: "nearest" });
    document.getElementById("status").replaceChildren(text("heard"));
  }

  function release() {
    if (!sent) return;
    clearTimeout(sent.timer);
    sent.form.ariaBusy = null;
    for (const other of sent.others) other.inert = false;
    sent = undefined;
  }

  // An address of its own, as of another language: its answer is another document, not for htmx.
  document.addEventListener("submit", (event) => {
    if (event.submitter?.matches("[formaction]")) event.stopPropagation();
  }, true);

  document.addEventListener("submit", (event) => {
    const { target: form, submitter: button } = event;
    if (sent?.form.isConnected) return event.preventDefault();
    const buttons = [...document.querySelectorAll("main button")];
    const others = buttons.filter((other) => other !== button);
    const timer = setTimeout(() => {
      if (form.isConnected) tell(form, button, slow);
      // A browser sends its own forms without saying how it went; htmx gives up by itself.
      if (!form.dataset.hxPost) release();
    }, SLOW_MS);
    sent = { form, button, others, timer };
    failed = false;
    form.ariaBusy = "true";
    for (const other of others) other.inert = true;
    tell(form, button, sending);
  });

  document.addEventListener("htmx:error", ({ target }) => {
    const form = sent?.form ?? target.closest?.("form");
    const button = sent ? sent.button : form?.querySelector("button");
    release();
    if (!form || failed && note.isConnected) return;
    failed = true;
    // Where nothing can be typed, nothing is said of it.
    tell(form, button, form.querySelector("[autocomplete]") ? lost : unsent);
  });

  // On the way to another page, the form stays as it is.
  document.addEventListener("htmx:finally:request", ({ detail }) => {
    if (!detail.ctx.hx?.redirect && detail.ctx.sourceElement === sent?.form) {
      release();
      if (!failed) note?.remove();
    }
  });

  // The browser's "back" restores a page as it was left.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    release();
    note?.remove();
  });
})();
