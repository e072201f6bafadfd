import assert from "node:assert/strict";
import { senderOf } from "../../../../domain/gateway/request/sender.ts";

const OWN = "https://library.example.ir";

function senderWith(headers: Record<string, string>) {
  return senderOf({ headers: new Headers(headers) }, OWN);
}

Deno.test("sender: fetch metadata says that a page is of the same origin", () => {
  assert.equal(senderWith({ "sec-fetch-site": "same-origin" }), "own");
  assert.equal(senderWith({ "sec-fetch-site": "same-origin", origin: OWN }), "own");
  // A page without a referrer posts its forms so.
  assert.equal(senderWith({ "sec-fetch-site": "same-origin", origin: "null" }), "own");
});

Deno.test("sender: older browsers say the origin", () => {
  assert.equal(senderWith({ origin: OWN }), "own");
  assert.equal(senderWith({ "sec-fetch-site": "none" }), "unstated");
  assert.equal(senderWith({}), "unstated");
});

Deno.test("sender: another service of the same site is another origin", () => {
  for (const site of ["same-site", "cross-site", "same-origin, cross-site", "", "SAME-ORIGIN"]) {
    assert.equal(senderWith({ "sec-fetch-site": site }), "other", site);
    assert.equal(senderWith({ "sec-fetch-site": site, origin: OWN }), "other", site);
  }
  for (
    const origin of [
      "null",
      "http://library.example.ir",
      "https://library.example.ir:8443",
      "https://museum.example.ir",
      `${OWN}.evil.example`,
      `${OWN}, ${OWN}`,
      "",
    ]
  ) {
    assert.equal(senderWith({ origin }), "other", origin);
    if (origin === "null") continue;
    assert.equal(senderWith({ origin, "sec-fetch-site": "same-origin" }), "other", origin);
  }
});
