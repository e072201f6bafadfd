// Subscribes this browser to pushes (W3C Push API) for the key in the form's `data-key`, and fills in the form with the
// subscription.
(() => {
  const form = document.getElementById("push");
  if (!form || !navigator.serviceWorker || !self.PushManager || !self.Notification) return;
  const { endpoint, p256dh, auth } = form.elements;
  const { key, denied, failed } = form.dataset;
  const button = form.querySelector("button");
  let isAsking;

  const bytes = (text) =>
    Uint8Array.from(
      atob(text.replaceAll("-", "+").replaceAll("_", "/")),
      (char) => char.charCodeAt(0),
    );

  async function subscribe() {
    if (await Notification.requestPermission() !== "granted") return denied;
    await navigator.serviceWorker.register("/sw.js", { scope: "/profile/push" });
    const { pushManager } = await navigator.serviceWorker.ready;
    // A person who was told here before is not any more.
    await (await pushManager.getSubscription())?.unsubscribe();
    const made = (await pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: bytes(key),
    })).toJSON();
    p256dh.value = made.keys.p256dh;
    auth.value = made.keys.auth;
    endpoint.value = made.endpoint;
    form.requestSubmit(button);
  }

  form.addEventListener("submit", async (event) => {
    if (endpoint.value) return;
    event.preventDefault();
    // Nothing is sent yet: static/connection.js is not told.
    event.stopPropagation();
    if (isAsking) return;
    isAsking = true;
    const told = document.getElementById("push-said");
    told.textContent = "";
    told.textContent = await subscribe().catch(() => failed) ?? "";
    isAsking = false;
  });
  // After Back the fields still hold what was sent.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) endpoint.value = "";
  });
  endpoint.value = "";
  document.getElementById("push-unable").hidden = true;
  document.getElementById("push-able").hidden = false;
})();
