/** Every header that protects, on every kind of answer of the window. */
import assert from "node:assert/strict";
import { SIGNED_IN, STYLE_SOURCE, windowTest } from "../parts.ts";

const ALWAYS = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-request-id": "request-1",
};

const STYLE = ` ${STYLE_SOURCE}`;

/**
 * With the style sheet that the page carries, and the origin to which a form's answer may lead, each
 * after a space.
 */
const policy = (style: string, formAction: string) =>
  `default-src 'self'${style};form-action 'self'${formAction};frame-ancestors 'none';base-uri 'none'`;

const SERVICE = `return_to=${encodeURIComponent("https://insurance.example.ir/")}`;
const ANSWERS: [name: string, path: string, allowed?: { style?: string; formAction?: string }][] = [
  ["a page", "/login"],
  ["a page that links its style sheet", "/faq", { style: "" }],
  ["a page that does not exist", "/nowhere"],
  ["a page on the way to a service", `/login?${SERVICE}`, {
    formAction: " https://insurance.example.ir",
  }],
];

for (const [name, path, { style = STYLE, formAction = "" } = {}] of ANSWERS) {
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
      "content-security-policy": policy(style, formAction),
      "vary": "HX-Request-Type",
    });
  });
}

/** Such an answer is never shown. */
const UNSHOWN = {
  "cache-control": "no-store",
  "vary": "HX-Request-Type",
  "x-content-type-options": "nosniff",
  "x-request-id": "request-1",
};

windowTest(
  "security headers: a redirect has those that do not need a document",
  async ({ send }) => {
    const { status, headers } = await send("/");
    assert.equal(status, 303);
    const protective = [...headers].filter(([name]) => !["location", "set-cookie"].includes(name));
    assert.deepEqual(Object.fromEntries(protective), UNSHOWN);
  },
);

windowTest(
  "security headers: a page in another language has every one, and its own style",
  async ({ send }) => {
    const { status, headers } = await send("/login?lang=en", { form: { mobile: "09120000001" } });
    assert.equal(status, 200);
    for (const [header, value] of Object.entries(ALWAYS)) assert.equal(headers.get(header), value);
    assert.equal(headers.get("content-security-policy"), policy(STYLE, ""));
  },
);

windowTest("security headers: of a refused form as well", async ({ send }) => {
  const { status, headers } = await send("/login", {
    form: {},
    headers: { origin: "https://evil.example" },
  });
  assert.equal(status, 403);
  for (const [header, value] of Object.entries(ALWAYS)) assert.equal(headers.get(header), value);
});

windowTest("security headers: files are public, and cached forever", async ({ send }) => {
  const expected = {
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=31536000, immutable",
    "cross-origin-resource-policy": "cross-origin",
    "vary": "accept-encoding",
    "x-content-type-options": "nosniff",
    "x-request-id": "request-1",
  };
  const script = await send("/static/a.js");
  assert.equal(script.status, 200);
  assert.deepEqual(Object.fromEntries(script.headers), {
    ...expected,
    "content-type": "text/javascript",
  });
  // Browsers show it.
  const guide = await send("/static/a.pdf");
  assert.deepEqual(Object.fromEntries(guide.headers), {
    ...ALWAYS,
    ...expected,
    "content-security-policy": policy("", ""),
    "content-type": "application/pdf",
  });
  const mark = await send("/favicon.svg");
  assert.equal(mark.headers.get("cross-origin-resource-policy"), "same-origin");
  assert.equal(mark.headers.get("access-control-allow-origin"), null);
  assert.equal(mark.headers.get("cache-control"), "public, max-age=86400");
}, {
  deps: {
    assets: new Map([
      ["/static/a.js", { contentType: "text/javascript", body: new Uint8Array(1) }],
      ["/static/a.pdf", { contentType: "application/pdf", body: new Uint8Array(1) }],
    ]),
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
      assert.deepEqual(protective, UNSHOWN);
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
    assert.equal(answer.headers.get("content-security-policy"), policy(STYLE, ""));
  });
}
