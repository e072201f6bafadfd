/** Every header that protects, on every kind of answer of the window. */
import assert from "node:assert/strict";
import { SIGNED_IN, windowTest } from "../parts.ts";

const ALWAYS = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-request-id": "request-1",
};

/** With the origin to which a form's answer may lead, after a space. */
const policy = (formAction: string) =>
  [
    "default-src 'self'",
    "style-src 'sha256-style' 'self'",
    `form-action 'self'${formAction}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");

const SERVICE = `return_to=${encodeURIComponent("https://insurance.example.ir/")}`;
const ANSWERS: [name: string, path: string, formAction?: string][] = [
  ["a page", "/login"],
  ["a page that does not exist", "/nowhere"],
  ["a page on the way to a service", `/login?${SERVICE}`, " https://insurance.example.ir"],
  ["a redirect", "/"],
];

for (const [name, path, target = ""] of ANSWERS) {
  windowTest(`security headers: ${name} has every one`, async ({ send }) => {
    const { headers } = await send(path);
    const protective = Object.fromEntries(
      [...headers].filter(([header]) =>
        !["content-type", "content-length", "location", "set-cookie"].includes(header)
      ),
    );
    assert.deepEqual(protective, {
      ...ALWAYS,
      "cache-control": "no-store",
      "content-security-policy": policy(target),
      "vary": "HX-Request, HX-Request-Type",
    });
  });
}

windowTest("security headers: of a refused form as well", async ({ send }) => {
  const { status, headers } = await send("/login", {
    form: {},
    headers: { origin: "https://evil.example" },
  });
  assert.equal(status, 403);
  for (const [header, value] of Object.entries(ALWAYS)) assert.equal(headers.get(header), value);
});

windowTest("security headers: files are public, and cached forever", async ({ send }) => {
  const { status, headers } = await send("/static/a.js");
  assert.equal(status, 200);
  const expected = {
    ...ALWAYS,
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": policy(""),
    "content-type": "text/javascript",
    "cross-origin-resource-policy": "cross-origin",
    "vary": "accept-encoding",
  };
  assert.deepEqual(Object.fromEntries(headers), expected);
  const mark = await send("/favicon.svg");
  assert.equal(mark.headers.get("cross-origin-resource-policy"), "same-origin");
  assert.equal(mark.headers.get("access-control-allow-origin"), null);
  assert.equal(mark.headers.get("cache-control"), "public, max-age=86400");
}, {
  deps: {
    assets: new Map([["/static/a.js", {
      contentType: "text/javascript",
      body: new Uint8Array(1),
    }]]),
  },
});

windowTest("security headers: a signed-in person's pages are not cached", async ({ send }) => {
  for (const path of ["/", "/profile", "/sessions", "/sign-ins", "/sign-out"]) {
    const { status, headers } = await send(path, { cookies: SIGNED_IN });
    assert.equal(status, 200, path);
    assert.equal(headers.get("cache-control"), "no-store", path);
  }
});

windowTest("security headers: operators' responses are not pages", async ({ send }) => {
  const { headers } = await send("/wires/ussd", { method: "POST" });
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(headers.get("x-content-type-options"), "nosniff");
});

const PARTIAL = { "hx-request": "true", "hx-request-type": "partial" };

for (
  const [what, path] of Object.entries({
    "a fragment": "/login",
    "the fragment of the page that a step leads to": "/login/code",
  })
) {
  windowTest(
    `security headers: ${what} has those that do not need a document`,
    async ({ send }) => {
      const { headers } = await send(path, { headers: PARTIAL });
      const protective = Object.fromEntries(
        [...headers].filter(([name]) =>
          !["content-type", "hx-push-url", "set-cookie"].includes(name)
        ),
      );
      assert.deepEqual(protective, {
        "cache-control": "no-store",
        "vary": "HX-Request, HX-Request-Type",
        "x-content-type-options": "nosniff",
        "x-request-id": "request-1",
      });
    },
  );
}

for (const path of ["/favicon.svg", "/manifest.webmanifest"]) {
  windowTest(
    `security headers: a file that caches share has all of them: ${path}`,
    async ({ send }) => {
      const asked = await send(path, { headers: PARTIAL });
      const usual = await send(path);
      assert.match(asked.headers.get("cache-control")!, /^public/);
      assert.match(asked.headers.get("content-security-policy")!, /default-src 'self'/);
      assert.deepEqual([...asked.headers.keys()], [...usual.headers.keys()]);
    },
  );
}

for (
  const [what, headers] of Object.entries<Record<string, string>>({
    "without the type of a part": { "hx-request": "true" },
    "of a whole page": { "hx-request": "true", "hx-request-type": "full" },
    "that restores the history": { ...PARTIAL, "hx-history-restore-request": "true" },
  })
) {
  windowTest(`security headers: a request ${what} gets every one`, async ({ send }) => {
    const answer = await send("/login", { headers });
    for (const [name, value] of Object.entries(ALWAYS)) {
      assert.equal(answer.headers.get(name), value);
    }
    assert.equal(answer.headers.get("content-security-policy"), policy(""));
  });
}
