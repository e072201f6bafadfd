/** Responses outside the journey: health, keys, hosts, headers, files. */
import assert from "node:assert/strict";
import { brotliDecompressSync } from "node:zlib";
import { arriveAt, programTest, signIn, STEP_NAMES } from "../journey.ts";

programTest(
  "front: health and readiness answer under any name that is not a service",
  async (world) => {
    const browser = world.browser();
    const { port } = world.program;
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, "balancer.internal"]) {
      const health = await browser.send("/healthz", { headers: { host } });
      assert.deepEqual([health.status, health.text], [200, "ok"], host);
      const ready = await browser.send("/readyz", { headers: { host } });
      assert.deepEqual([ready.status, ready.text], [200, "ready"], host);
      assert.equal(ready.headers.get("cache-control"), "no-store");
    }
    const service = await browser.send(`${world.at("echo")}/healthz`);
    assert.equal(service.status, 401, "a service's own path is its own");
  },
);

programTest(
  "front: health and readiness support GET and HEAD only",
  async (world) => {
    const browser = world.browser();
    for (const path of ["/healthz", "/readyz"]) {
      const head = await browser.send(path, { method: "HEAD" });
      assert.deepEqual([head.status, head.text], [200, ""], path);
      for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
        const reply = await browser.send(path, { method });
        assert.equal(reply.status, 405, `${method} ${path}`);
        assert.equal(reply.headers.get("allow"), "GET, HEAD");
      }
    }
  },
);

programTest("front: the key set holds public keys of both algorithms only", async (world) => {
  const reply = await world.browser().get(`${world.origin}/.well-known/jwks.json`);
  assert.equal(reply.status, 200);
  assert.match(reply.headers.get("cache-control")!, /public, max-age=300/);
  const { keys } = JSON.parse(reply.text);
  const kinds = keys.map(({ kty, alg, crv, use }: Record<string, string>) =>
    [kty, alg, crv, use].join(" ")
  );
  // Of each algorithm the current and the next one.
  const [ecdsa, eddsa] = ["EC ES256 P-256 sig", "OKP EdDSA Ed25519 sig"];
  assert.deepEqual(kinds, [ecdsa, ecdsa, eddsa, eddsa]);
  for (const key of keys) {
    assert.ok(key.kid && key.x);
    assert.equal(key.d, undefined);
  }
});

programTest("front: an unknown host is 421, an alias leads to the window", async (world) => {
  const { origin } = world;
  const { port } = world.program;
  const browser = world.browser();
  const send = (host: string, path = "/login?lang=en") => browser.send(path, { headers: { host } });
  for (
    const host of [
      "evil.example",
      `unknown.localhost:${port}`,
      `a.insurance.localhost:${port}`,
      `localhost.evil.example:${port}`,
      `localhost:${port + 1}`,
      "localhost",
      `[::1]:${port}`,
    ]
  ) {
    const reply = await send(host);
    assert.equal(reply.status, 421, host);
    assert.equal(reply.headers.get("set-cookie"), null, host);
  }
  for (const host of [`sso.localhost:${port}`, `127.0.0.1:${port}`]) {
    const reply = await send(host);
    assert.equal(reply.status, 302, host);
    assert.equal(reply.headers.get("location"), `${origin}/login?lang=en`);
  }
  const posted = await browser.send("/login", {
    method: "POST",
    headers: { host: `sso.localhost:${port}`, "content-type": "application/x-www-form-urlencoded" },
    body: "mobile=1",
  });
  assert.equal(posted.status, 421);
});

programTest(
  "front: a host with a dot behind it or without its port is told so in a page",
  async (world) => {
    const { port } = world.program;
    const browser = world.browser();
    const navigation = { accept: "text/html", "sec-fetch-mode": "navigate" };
    for (
      const host of [`insurance.localhost.:${port}`, `localhost.:${port}`, "insurance.localhost"]
    ) {
      const { status, headers } = await browser.send("/", { headers: { ...navigation, host } });
      assert.equal(status, 421, host);
      assert.match(headers.get("content-type")!, /^text\/html/, host);
      assert.equal(headers.get("set-cookie"), null, host);
    }
  },
);

for (const step of [...STEP_NAMES, "home"] as const) {
  programTest(`front: the page ${step} has every protective header`, async (world) => {
    const { program, origin } = world;
    const browser = world.browser();
    const person = world.person("verified-citizen");
    const page = step === "home"
      ? await signIn(program, browser, person)
      : await arriveAt(program, browser, person, step);
    const { headers } = page;
    const policy = headers.get("content-security-policy")!;
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(policy, /form-action 'self'/);
    assert.match(policy, /base-uri 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:\/\/(?!localhost)/);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("x-frame-options"), "DENY");
    assert.equal(headers.get("referrer-policy"), "same-origin");
    assert.equal(headers.get("cache-control"), "no-store");
    assert.equal(headers.get("server"), null);
    assert.equal(headers.get("x-powered-by"), null);
    // http on this machine only.
    assert.equal(headers.get("strict-transport-security"), null);

    const sources = [...page.text.matchAll(/\b(?:src|href)="(\/[^"]*)"/g)].map(([, path]) => path);
    assert.ok(sources.length > 3);
    for (const path of new Set(sources)) {
      const { status } = await browser.get(origin + path.replaceAll("&amp;", "&"));
      assert.equal(status, 200, path);
    }
  });
}

programTest(
  "front: the script is immutable, compressed for those who accept it, and skippable",
  async (world) => {
    const { origin } = world;
    const browser = world.browser();
    const page = await browser.get(`${origin}/login`);
    const source = /<script src="([^"]+)" defer/.exec(page.text)![1];
    const plain = await browser.send(source);
    assert.equal(plain.status, 200);
    assert.equal(plain.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.equal(plain.headers.get("content-encoding"), null);
    assert.match(plain.headers.get("content-type")!, /^text\/javascript/);
    const packed = await browser.send(source, { headers: { "accept-encoding": "gzip, br" } });
    assert.equal(packed.headers.get("content-encoding"), "br");
    assert.ok(packed.body.length < 15_000, `${packed.body.length} bytes`);
    assert.match(packed.headers.get("vary")!, /accept-encoding/i);
    assert.equal((await browser.send("/static/../main.ts")).status, 404);

    const saving = await browser.get(`${origin}/login`, { "save-data": "on" });
    assert.doesNotMatch(saving.text, /<script/);
  },
);

programTest("front: pages are compressed for those who accept it", async (world) => {
  const browser = world.browser();
  const page = await browser.send(`${world.origin}/login`, {
    headers: { "accept-encoding": "br, gzip" },
  });
  assert.equal(page.headers.get("content-encoding"), "br");
  // No cache chooses among pages (docs/decisions/0359).
  assert.equal(page.headers.get("cache-control"), "no-store");
  assert.ok(page.body.length < 4.5 * 1024, `${page.body.length} bytes`);
  const html = brotliDecompressSync(page.body).toString();
  assert.match(html, /<!doctype html>.*<\/html>$/s);
  for (const [accepted, encoding] of [["gzip", "gzip"], ["identity", null], ["br;q=0", null]]) {
    const headers = { "accept-encoding": accepted! };
    const other = await browser.send(`${world.origin}/login`, { headers });
    assert.equal(other.headers.get("content-encoding"), encoding, accepted!);
  }
});
