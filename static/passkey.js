// Makes a passkey, or signs in with one (W3C Web Authentication Level 3 §5.1), as the form's `data-options` say. What
// the browser answers goes into a field of the form.
(() => {
  const form = document.getElementById("passkey");
  if (!form || !self.PublicKeyCredential) return;
  const field = form.elements.credential;
  const button = form.querySelector("button");
  const { failed, known, atOnce } = form.dataset;
  let isAsking;

  const bytes = (text) =>
    Uint8Array.from(
      atob(text.replaceAll("-", "+").replaceAll("_", "/")),
      (char) => char.charCodeAt(0),
    );
  const base64url = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_")
      .replaceAll("=", "");

  async function ask() {
    const publicKey = JSON.parse(form.dataset.options);
    publicKey.challenge = bytes(publicKey.challenge);
    if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
    for (const one of publicKey.excludeCredentials ?? []) one.id = bytes(one.id);
    const act = publicKey.user ? "create" : "get";
    const { id, type, response } = await navigator.credentials[act]({ publicKey });
    const said = {};
    for (
      const name of [
        "attestationObject",
        "authenticatorData",
        "clientDataJSON",
        "signature",
        "userHandle",
      ]
    ) {
      if (response[name]) said[name] = base64url(response[name]);
    }
    field.value = JSON.stringify({ id, type, response: said });
    form.requestSubmit(button);
  }

  async function begin(isPressed) {
    if (isAsking) return;
    isAsking = true;
    const told = document.getElementById("passkey-said");
    told.textContent = "";
    try {
      await ask();
    } catch ({ name }) {
      // Some browsers wait for a press, and it is still to come.
      if (isPressed) told.textContent = name === "InvalidStateError" ? known ?? failed : failed;
    }
    isAsking = false;
  }

  form.addEventListener("submit", (event) => {
    if (field.value) return;
    event.preventDefault();
    // Nothing is sent yet: static/connection.js is not told.
    event.stopPropagation();
    begin(true);
  });
  // After Back the field still holds what was sent.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) field.value = "";
  });
  field.value = "";
  document.getElementById("passkey-unable").hidden = true;
  document.getElementById("passkey-able").hidden = false;
  if (atOnce !== undefined) begin(false);
})();
