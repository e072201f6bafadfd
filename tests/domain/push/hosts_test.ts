import assert from "node:assert/strict";
import { isPushEndpoint, isPushHostRule, PUSH_HOSTS } from "../../../domain/push/hosts.ts";
import { parseSubscription } from "../../../domain/push/subscription.ts";
import { createPushBrowser } from "../../support/push_browser.ts";

Deno.test("push: endpoints at the known services only", () => {
  for (
    const endpoint of [
      "https://fcm.googleapis.com/fcm/send/abc:def",
      "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
      "https://web.push.apple.com/QGx",
      "https://wns2-par02p.notify.windows.com/w/?token=BQYA%3d",
    ]
  ) assert.ok(isPushEndpoint(endpoint, PUSH_HOSTS), endpoint);
  for (
    const endpoint of [
      "",
      "http://fcm.googleapis.com/a",
      "https://fcm.googleapis.com:8443/a",
      "https://fcm.googleapis.com.example.ir/a",
      "https://evilfcm.googleapis.com/a",
      "https://fcm.googleapis.com@example.ir/a",
      "https://user:word@fcm.googleapis.com/a",
      "https://example.ir/fcm.googleapis.com",
      "https://push.apple.com/a",
      "https://a.b.push.apple.com/a",
      "https://evilpush.apple.com/a",
      "https://web.push.apple.com./a",
      "https://127.0.0.1/a",
      "https://10.0.0.1/a",
      "https://[::1]/a",
      "https://localhost/a",
      "http://localhost:8001/push/a",
      "https://fcm.googleapis.com/a b",
      "https://fcm.googleapis.com/a\r\nx: y",
      "https://fcm.googleapis.com/a#b",
      "javascript:alert(1)",
      `https://fcm.googleapis.com/${"a".repeat(1000)}`,
    ]
  ) assert.ok(!isPushEndpoint(endpoint, PUSH_HOSTS), endpoint);
});

Deno.test("push: this machine only by its name and port, and without encryption", () => {
  const rules = ["localhost:8001"];
  assert.ok(isPushEndpoint("http://localhost:8001/push/a", rules));
  assert.ok(!isPushEndpoint("http://localhost:8002/push/a", rules));
  assert.ok(!isPushEndpoint("http://127.0.0.1:8001/push/a", rules));
  assert.ok(!isPushEndpoint("https://localhost:8001/push/a", rules));
});

Deno.test("push: hosts are names, never addresses or whole domains", () => {
  for (const rule of [...PUSH_HOSTS, "push.example.ir", "localhost:8001"]) {
    assert.ok(isPushHostRule(rule), rule);
  }
  for (
    const rule of ["*", "*.", "10.0.0.1", "https://a.ir", "a.ir/b", "a.*.ir", "ir", "a.ir:8443"]
  ) {
    assert.ok(!isPushHostRule(rule), rule);
  }
});

Deno.test("push: a subscription has a key of P-256 and a secret of 16 bytes", async () => {
  const { subscription } = await createPushBrowser("https://push.example.ir/a");
  const parse = (more: object) =>
    parseSubscription({ ...subscription, ...more }, [
      "push.example.ir",
    ]);
  assert.deepEqual(parse({}), subscription);
  const compressed = new Uint8Array(65).fill(3).toBase64({
    alphabet: "base64url",
    omitPadding: true,
  });
  for (const p256dh of ["", "AA", "نه", `${subscription.p256dh}AA`, compressed]) {
    assert.equal(parse({ p256dh }), null, p256dh);
  }
  for (const auth of ["", "AA", "%", `${subscription.auth}AA`]) {
    assert.equal(parse({ auth }), null, auth);
  }
  assert.equal(parse({ endpoint: "https://example.ir/a" }), null);
});
