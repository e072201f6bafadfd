// Answers the security code by work instead of by typing (domain/captcha/proof_of_work.ts), in slices that leave
// the page alive. Without this script nothing changes.
(() => {
  const PARTS = 4;
  const SLICE_MS = 12;

  // SHA-256 (FIPS 180-4) of one block, as far as its first word.
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (n) => (n * 2 ** 32) | 0;
  const K = primes.map((p) => fraction(Math.cbrt(p)));
  const H = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
  const w = new Int32Array(64);
  const rot = (x, n) => (x >>> n) | (x << (32 - n));

  function firstWord(text) {
    const size = text.length;
    w.fill(0, 0, 16);
    for (let i = 0; i < size; i++) w[i >> 2] |= text.charCodeAt(i) << (24 - (i & 3) * 8);
    w[size >> 2] |= 128 << (24 - (size & 3) * 8);
    w[15] = size * 8;
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15], y = w[i - 2];
      w[i] = w[i - 16] + w[i - 7] + (rot(x, 7) ^ rot(x, 18) ^ (x >>> 3)) +
        (rot(y, 17) ^ rot(y, 19) ^ (y >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = H;
    for (let i = 0; i < 64; i++) {
      const t = h + (rot(e, 6) ^ rot(e, 11) ^ rot(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
      h = g, g = f, f = e, e = (d + t) | 0, d = c;
      const s = (rot(a, 2) ^ rot(a, 13) ^ rot(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      c = b, b = a, a = (t + s) | 0;
    }
    return (a + H[0]) >>> 0;
  }

  function work(field) {
    const id = field.form.elements.captcha_id.value;
    const limit = 2 ** (32 - field.dataset.bits);
    const found = [];
    let nonce = 0;
    const slice = () => {
      if (!field.isConnected) return;
      const end = Date.now() + SLICE_MS;
      while (Date.now() < end) {
        for (let i = 0; i < 50; i++, nonce++) {
          if (firstWord(`${id}.${found.length}.${nonce}`) >= limit) continue;
          if (found.push(nonce) === PARTS) return done(field, found.join("."));
          nonce = -1;
        }
      }
      setTimeout(slice);
    };
    setTimeout(slice);
  }

  // The picture folds into one line, unless the person is at it: nothing moves under their hands.
  function done(field, proof) {
    field.value = proof;
    const way = field.form.querySelector("details");
    const summary = way.firstElementChild;
    const { proved: textContent, instead } = summary.dataset;
    if (way.contains(document.activeElement)) {
      document.getElementById("captcha-hint").textContent = textContent;
      return;
    }
    const another = field.form.querySelector("[value=new_captcha]");
    way.ontoggle = () => another.style.display = way.open ? "" : "none";
    way.open = false;
    // A page that comes folded, after a mistake, does not toggle.
    way.ontoggle();
    if (!summary.firstChild) {
      summary.append(
        textContent,
        " ",
        Object.assign(document.createElement("u"), { textContent: instead }),
      );
    }
    summary.hidden = false;
    const status = document.getElementById("status");
    if (status.textContent) return;
    status.replaceChildren(
      Object.assign(document.createElement("p"), { className: "heard", textContent }),
    );
  }

  // The player itself says nothing when its plays are used up. Errors of media do not bubble.
  document.addEventListener("error", ({ target }) => {
    if (target.nodeName !== "AUDIO") return;
    const plays = target.nextElementSibling;
    plays.className = "error";
    plays.setAttribute("role", "alert");
    // Setting the text again makes the new alert announced.
    plays.textContent += "";
  }, true);

  function begin() {
    const field = document.querySelector("[data-bits]:not([data-begun])");
    if (!field) return;
    field.dataset.begun = "";
    if (field.value) done(field, field.value);
    else work(field);
  }

  document.addEventListener("htmx:after:swap", begin);
  begin();
})();
