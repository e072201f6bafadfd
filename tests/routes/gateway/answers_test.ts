import assert from "node:assert/strict";
import { COOKIE, HOST, NOW, signedIn, startGateway, visitor, WINDOW } from "./harness.ts";
import { exchange, startRecordingUpstream, valuesOf } from "./wire.ts";

function anonymous(requestLine: string, headers: string[] = []): string {
  return [requestLine, `Host: ${HOST}`, "Connection: close", ...headers, "", ""].join("\r\n");
}

Deno.test("gateway redirects an anonymous page navigation to sign-in and back to the same URL", async () => {
  await using gateway = await startGateway({ upstream: "http://127.0.0.1:1" });
  for (const header of ["Accept: text/html", "Sec-Fetch-Mode: navigate"]) {
    const { status, head } = await exchange(
      gateway.port,
      anonymous("GET /records?year=1403 HTTP/1.1", [header]),
    );
    assert.equal(status, 302);
    const location = new URL(valuesOf(head, "location")[0]);
    assert.equal(location.host, WINDOW);
    assert.equal(location.searchParams.get("return_to"), `http://${HOST}/records?year=1403`);
    assert.deepEqual(valuesOf(head, "cache-control"), ["no-store"]);
  }
});

Deno.test("gateway answers other anonymous requests with a problem document", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const requests = [
    anonymous("GET /api HTTP/1.1", ["Accept: application/json"]),
    anonymous("GET /api HTTP/1.1"),
    anonymous("GET / HTTP/1.1", ["Accept: text/html", "Sec-Fetch-Mode: cors"]),
    anonymous("GET / HTTP/1.1", ["Accept: text/html", "HX-Request: true"]),
    anonymous("GET / HTTP/1.1", ["Accept: text/html", "X-Requested-With: XMLHttpRequest"]),
    anonymous("POST / HTTP/1.1", ["Sec-Fetch-Mode: cors", "Content-Length: 0"]),
    anonymous("OPTIONS / HTTP/1.1"),
  ];
  for (const request of requests) {
    const { status, head, body } = await exchange(gateway.port, request);
    assert.equal(status, 401, request);
    assert.deepEqual(valuesOf(head, "content-type"), ["application/problem+json"]);
    assert.deepEqual(valuesOf(head, "www-authenticate"), ['Panjereh realm="insurance"']);
    const problem = JSON.parse(body);
    assert.equal(problem.type, "urn:panjereh:problem:sign_in_required");
    assert.equal(problem.request_id, "request-1");
    assert.ok(problem.sign_in.startsWith(`http://${WINDOW}/login`));
    assert.deepEqual(valuesOf(head, "set-cookie"), ["panjereh_state=state"]);
  }
  assert.deepEqual(upstream.received, []);
});

Deno.test("gateway answers a form of somebody without a session with a page", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  for (const header of ["Accept: text/html", "Sec-Fetch-Mode: navigate"]) {
    const request = anonymous("POST /send HTTP/1.1", [header, "Content-Length: 0"]);
    const { status, head, body } = await exchange(gateway.port, request);
    assert.equal(status, 401, request);
    assert.equal(body, "<h1>sign_in_required</h1>");
    assert.deepEqual(valuesOf(head, "set-cookie"), ["panjereh_state=state"]);
  }
  assert.deepEqual(upstream.received, []);
});

Deno.test("gateway leads a script's person back to the page, not to the script's address", async () => {
  await using gateway = await startGateway({ upstream: "http://127.0.0.1:1" });
  const origin = `http://${HOST}`;
  const cases: [string[], string][] = [
    [[`Referer: ${origin}/app?x=1`], "/app?x=1"],
    [[], "/"],
    [["Referer: http://evil.example/app"], "/"],
    [[`Referer: http://a@${HOST}/app`], "/"],
    [["HX-Request: true", `HX-Current-URL: ${origin}/app#/5`, `Referer: ${origin}/x`], "/app#/5"],
    [["HX-Request: true", "HX-Current-URL: http://evil.example/"], "/"],
  ];
  for (const [headers, page] of cases) {
    const request = anonymous("GET /api/me HTTP/1.1", ["Sec-Fetch-Mode: cors", ...headers]);
    const { head, body } = await exchange(gateway.port, request);
    const { sign_in: signIn } = JSON.parse(body);
    assert.equal(new URL(signIn).searchParams.get("return_to"), origin + page, headers.join());
    const isHtmx = headers.length > 0 && headers[0].startsWith("HX");
    assert.deepEqual(valuesOf(head, "hx-redirect"), isHtmx ? [signIn] : []);
  }
});

Deno.test("gateway requires a higher or newer level, or a choice for whom to act", async () => {
  await using upstream = startRecordingUpstream();
  const cases = [
    { policy: { level: 3 }, code: "level_too_low" },
    { policy: { max_age: 60 }, code: "level_too_old" },
    { policy: { persons: "legal" }, code: "legal_only" },
  ] as const;
  const who = visitor({ authTime: NOW / 1000 - 61 });
  for (const { policy, code } of cases) {
    await using gateway = await startGateway({ upstream: upstream.origin, policy, who });
    const asPage = await exchange(gateway.port, signedIn("GET / HTTP/1.1", ["Accept: text/html"]));
    assert.equal(asPage.status, 302, code);
    assert.ok(asPage.raw.includes("panjereh_state=state"));
    const asData = await exchange(gateway.port, signedIn("GET / HTTP/1.1"));
    assert.equal(asData.status, 403);
    assert.equal(JSON.parse(asData.body).type, `urn:panjereh:problem:${code}`);
  }
  assert.deepEqual(upstream.received, []);
});

Deno.test("gateway relays redirects and never follows them", async () => {
  await using elsewhere = startRecordingUpstream();
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  for (const status of [301, 302, 303, 307, 308]) {
    upstream.answer =
      `HTTP/1.1 ${status} Moved\r\nLocation: ${elsewhere.origin}/x\r\nContent-Length: 0\r\n\r\n`;
    const answer = await exchange(gateway.port, signedIn("GET / HTTP/1.1"));
    assert.equal(answer.status, status);
    assert.deepEqual(valuesOf(answer.head, "location"), [`${elsewhere.origin}/x`]);
  }
  assert.deepEqual(elsewhere.received, []);
});

Deno.test("gateway shows the service's own origin in place of the upstream's", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const rest = "/%D9%BE/?a=b#c";
  upstream.answer = [
    "HTTP/1.1 302 Found",
    `Location: ${upstream.origin}${rest}`,
    `Content-Location: //${upstream.host}${rest}`,
    `Refresh: 0; url=${upstream.origin}${rest}`,
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
  const { head } = await exchange(gateway.port, signedIn("GET / HTTP/1.1"));
  assert.deepEqual(valuesOf(head, "location"), [`http://${HOST}${rest}`]);
  assert.deepEqual(valuesOf(head, "content-location"), [`http://${HOST}${rest}`]);
  assert.deepEqual(valuesOf(head, "refresh"), [`0; url=http://${HOST}${rest}`]);
});

Deno.test("gateway leaves a strong ETag to scripts, and compresses what a tag loads", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const body = "text".repeat(100);
  const ask = async (etag: string, headers: string[] = [], method = "GET") => {
    const lines = [
      "HTTP/1.1 200 OK",
      "Content-Type: application/json",
      `ETag: ${etag}`,
      `Content-Length: ${body.length}`,
    ];
    upstream.answer = [...lines, "", method === "HEAD" ? "" : body].join("\r\n");
    const accepting = ["Accept-Encoding: gzip, br", ...headers];
    const { head } = await exchange(gateway.port, signedIn(`${method} / HTTP/1.1`, accepting));
    assert.match(valuesOf(head, "vary").join(), /^Accept-Encoding\b/);
    return [valuesOf(head, "etag")[0], valuesOf(head, "content-encoding")[0]];
  };
  assert.deepEqual(await ask('"1"'), ['"1"', undefined]);
  assert.deepEqual(await ask('"1"', ["Sec-Fetch-Dest: empty"]), ['"1"', undefined]);
  assert.deepEqual(await ask('"1"', ["Sec-Fetch-Dest: script"]), ['W/"1"', "br"]);
  assert.deepEqual(await ask('W/"1"'), ['W/"1"', "br"]);
  assert.deepEqual(await ask('"1"', ["Sec-Fetch-Dest: script"], "HEAD"), ['"1"', undefined]);
});

Deno.test("gateway removes cookies that reach beyond the service", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const kept = [
    "a=1; Path=/; HttpOnly",
    "b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT",
    "e=panjereh_session=x",
  ];
  const own = [
    `c=3; Domain=${HOST}; Secure`,
    `c=3; domain=.${HOST}; Secure`,
    "c=3; Domain=127.0.0.1; Secure",
  ];
  const removed = [
    "panjereh_session=x; Path=/",
    "__Host-panjereh_session=x; Secure; Path=/",
    "__secure-Panjereh_session=x; Secure",
    " panjereh_session =x",
    "=panjereh_session=x",
    "panjereh_session",
    "f=6; Domain=localhost",
    "g=7; DOMAIN=.localhost",
    "h=8; Domain=other.localhost",
    `i=9; Domain=${HOST}; Domain=localhost`,
  ];
  upstream.answer = `HTTP/1.1 200 OK\r\nContent-Length: 0\r\n${
    [...kept, ...removed, ...own].map((cookie) => `Set-Cookie: ${cookie}\r\n`).join("")
  }\r\n`;
  const { head } = await exchange(gateway.port, signedIn("GET / HTTP/1.1"));
  assert.deepEqual(valuesOf(head, "set-cookie"), [...kept, ...own.map(() => "c=3; Secure")]);
});

Deno.test("gateway relays a response byte for byte, without headers reserved for the gateway", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const body = "\x1f\x8b\x00\xff not really gzip";
  upstream.answer = [
    "HTTP/1.1 418 Teapot",
    `Content-Length: ${body.length}`,
    "Content-Type: text/plain; charset=x",
    "Content-Encoding: gzip",
    'ETag: W/"1"',
    "X-Name: \xd8\xb3",
    "Connection: close, X-Hop",
    "X-Hop: 1",
    "Keep-Alive: timeout=5",
    "X-Identity-Subject: pairwise-1",
    'Clear-Site-Data: "cookies"',
    'Alt-Svc: h3=":443"',
    "Strict-Transport-Security: max-age=0",
    "X-Accel-Redirect: /secret",
    "",
    body,
  ].join("\r\n");
  const answer = await exchange(
    gateway.port,
    signedIn("GET / HTTP/1.1", ["Accept-Encoding: gzip"]),
  );
  assert.equal(answer.status, 418);
  assert.equal(answer.body, body);
  const expected = {
    "content-length": [String(body.length)],
    "content-type": ["text/plain; charset=x"],
    "content-encoding": ["gzip"],
    "etag": ['W/"1"'],
    "x-name": ["\xd8\xb3"],
    "x-hop": [],
    "x-identity-subject": [],
    "clear-site-data": [],
    "alt-svc": [],
    "strict-transport-security": [],
    "x-accel-redirect": [],
    "x-request-id": ["request-1"],
  };
  for (const [name, values] of Object.entries(expected)) {
    assert.deepEqual(valuesOf(answer.head, name), values, name);
  }
});

Deno.test("gateway keeps a person's responses out of caches", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const cases: [headers: string[], cacheControl: string, vary?: string][] = [
    [
      ["Content-Type: text/html", "Cache-Control: public, max-age=600"],
      "private, max-age=600",
      "Accept, Accept-Encoding, Cookie",
    ],
    [["Content-Type: text/html; charset=utf-8", 'ETag: W/"1"'], "no-store"],
    [["Content-Type: image/png"], "no-store", "Accept"],
    [["Content-Type: image/png", 'ETag: "1"'], "private, no-cache", "Accept, Cookie"],
    [
      ["Content-Type: text/css", "Cache-Control: public, max-age=600, s-maxage=9"],
      "private, max-age=600",
    ],
    [
      ["Content-Type: text/css", "Cache-Control: max-age=5", "Cache-Control: immutable"],
      "private, max-age=5, immutable",
    ],
    [["Content-Type: text/html", "Cache-Control: no-transform"], "no-store, no-transform"],
    [["Content-Type: image/png", "CDN-Cache-Control: max-age=9"], "no-store", "Accept"],
  ];
  for (const [headers, expected, vary = "Accept, Accept-Encoding"] of cases) {
    upstream.answer = ["HTTP/1.1 200 OK", ...headers, "Vary: Accept", "Content-Length: 0", "", ""]
      .join("\r\n");
    const { head } = await exchange(gateway.port, signedIn("GET / HTTP/1.1"));
    assert.deepEqual(valuesOf(head, "cache-control"), [expected], headers.join());
    assert.deepEqual(valuesOf(head, "vary"), [vary], headers.join());
    assert.deepEqual(valuesOf(head, "cdn-cache-control"), []);
  }
});

Deno.test("gateway keeps the form of responses without content", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  upstream.answer = "HTTP/1.1 200 OK\r\nContent-Length: 555\r\nContent-Type: text/plain\r\n\r\n";
  const head = await exchange(gateway.port, signedIn("HEAD / HTTP/1.1"));
  assert.deepEqual(valuesOf(head.head, "content-length"), ["555"]);
  assert.equal(head.body, "");
  for (const status of [204, 304]) {
    upstream.answer = `HTTP/1.1 ${status} X\r\nETag: "1"\r\n\r\n`;
    const answer = await exchange(gateway.port, signedIn("GET / HTTP/1.1"));
    assert.equal(answer.status, status);
    assert.deepEqual(valuesOf(answer.head, "etag"), ['"1"']);
    assert.equal(answer.body, "");
  }
  upstream.answer =
    "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  assert.equal((await exchange(gateway.port, signedIn("GET / HTTP/1.1"))).body, "ok");
});

Deno.test("gateway answers 502 and 504 for a service that is down, silent or sends garbage", async () => {
  await using down = await startGateway({ upstream: "http://127.0.0.1:1" });
  assert.equal((await exchange(down.port, signedIn("GET / HTTP/1.1"))).status, 502);
  assert.equal(down.errors.length, 1);
  const page = await exchange(down.port, signedIn("GET / HTTP/1.1", ["Accept: text/html"]));
  assert.equal(page.status, 502);
  assert.ok(page.body.includes("upstream_unavailable"));

  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({
    upstream: upstream.origin,
    limits: { answer: 0.1 },
  });
  for (
    const nonsense of [
      "nonsense\r\n\r\n",
      "HTTP/1.1 999 X\r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
      "",
    ]
  ) {
    upstream.answer = nonsense;
    assert.equal((await exchange(gateway.port, signedIn("GET / HTTP/1.1"))).status, 502, nonsense);
  }
  using silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const accepted = silent.accept();
  await using waiting = await startGateway({
    upstream: `http://127.0.0.1:${silent.addr.port}`,
    limits: { answer: 0.1 },
  });
  assert.equal((await exchange(waiting.port, signedIn("GET / HTTP/1.1"))).status, 504);
  (await accepted).close();
});

Deno.test("gateway relays what old servers send, and answers 502 to a body that begins wrong", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const head = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n";
  for (
    const answer of [
      `${head}Transfer-Encoding: chunked\r\n\r\n2     \r\nok\r\n0     \r\n\r\n`,
      `${head}Content-Length: 2\r\nContent-Length: 2\r\n\r\nok`,
      "HTTP/1.0 200 OK\nContent-Type: image/png\n\nok",
    ]
  ) {
    upstream.answer = answer;
    const { status, head, body, raw } = await exchange(gateway.port, signedIn("GET / HTTP/1.0"));
    assert.deepEqual([status, body], [200, "ok"], raw);
    assert.ok(valuesOf(head, "content-length").length <= 1, head);
  }
  for (const size of ["nonsense", "2\n", "-2"]) {
    upstream.answer = `${head}Transfer-Encoding: chunked\r\n\r\n${size}\r\nok\r\n0\r\n\r\n`;
    assert.equal((await exchange(gateway.port, signedIn("GET / HTTP/1.1"))).status, 502, size);
  }
});

Deno.test("gateway aborts a response that the upstream aborts", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  upstream.answer = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nContent-Type: image/png\r\n\r\nhalf";
  const request = signedIn("GET / HTTP/1.1").replace("Connection: close\r\n", "");
  const { body, closed } = await exchange(gateway.port, request);
  assert.equal(body, "half");
  assert.ok(closed);
});

Deno.test("gateway does not accept a stranger's cookie as a session", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const { status } = await exchange(
    gateway.port,
    anonymous("GET / HTTP/1.1", [`Cookie: ${COOKIE.replace("zahra", "nobody")}`]),
  );
  assert.equal(status, 401);
});
