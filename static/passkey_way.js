// The way in by passkey stands beside the others where the browser has passkeys.
(() => {
  if (!self.PublicKeyCredential) return;
  function show() {
    const last = document.querySelector('.ways a[href^="/login/qr"]:last-child');
    if (!last) return;
    const way = last.cloneNode();
    way.removeAttribute("aria-current");
    way.href = way.href.replace("/login/qr", "/login/passkey");
    // SAID comes before this file (adapters/http/static_files.ts).
    way.textContent = SAID[document.documentElement.lang].passkey;
    last.after(" ", way);
  }
  document.addEventListener("htmx:after:swap", show);
  show();
})();
