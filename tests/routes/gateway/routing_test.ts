import assert from "node:assert/strict";
import { COOKIE, HOST, signedIn, startGateway, WINDOW } from "./harness.ts";
import { exchange, startRecordingUpstream, valuesOf } from "./wire.ts";

const REFUSED_TARGETS = [
  "/public/../admin",
  "/public/%2e%2e/admin",
  "/public/.%2E/admin",
  "/public/..%5cadmin",
  "/public\\..\\admin",
  "/public/..;/admin",
  "/public/..;x=1/admin",
  "/public/..%3b/admin",
  "/;/admin",
  "//admin",
  "/public//admin",
  "/./admin",
  "/public/%2fadmin",
  "/admin%00",
  "/admin%0d%0aX-Identity-Level:3",
  "/admin%09x",
  "/admin%7f",
  "/%252e%252e/admin",
  "/%25252e%25252e/admin",
  "/public%252fadmin",
  "/%61dmin",
  "/public#/../admin",
  "/admin?x#y",
  "/adm%u002fin",
  "/adm%c0%afin",
  "/adm%ffin",
  "/\xd8\xb3",
  // No UTF-8.
  "/a?q=\xd8",
  "/a?q=\xc0\xaf",
  "/a?q=%00",
  '/a?q="',
  "/a?q=<",
];

Deno.test("gateway refuses ambiguous targets", async (t) => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  for (const target of REFUSED_TARGETS) {
    await t.step(JSON.stringify(target), async () => {
      const { status } = await exchange(gateway.port, signedIn(`GET ${target} HTTP/1.1`));
      assert.equal(status, 400);
    });
  }
  for (const target of ["/admin\tx", "/admin\x01", "/admin x"]) {
    await t.step(JSON.stringify(target), async () => {
      const { status } = await exchange(gateway.port, signedIn(`GET ${target} HTTP/1.1`));
      assert.equal(status, 400);
    });
  }
  assert.deepEqual(upstream.received, []);
});

Deno.test("gateway forwards an accepted target byte for byte", async (t) => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const targets = [
    "/",
    "/Admin/",
    "/?",
    "/a?",
    "/a;jsessionid=1?x=//../%2e%2e/%2f",
    "/%D8%b3%d8%A7%20x/100%25",
    "/a.b/..c/.d?q=a+b&c[]={d}|e^f`g'h&crlf=%0D%0A&legacy=%d3",
    "/a:b@c!$&'()*+,=~",
  ];
  for (const target of targets) {
    await t.step(target, async () => {
      upstream.received.length = 0;
      assert.equal((await exchange(gateway.port, signedIn(`GET ${target} HTTP/1.1`))).status, 200);
      assert.equal(upstream.received[0].split("\r\n")[0], `GET ${target} HTTP/1.1`);
    });
  }
});

Deno.test("gateway never forwards its reserved prefix", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  for (const path of ["/_panjereh", "/_panjereh/enter?code=1", "/_PANJEREH/x", "/_panjereh;a/x"]) {
    const { body } = await exchange(gateway.port, signedIn(`GET ${path} HTTP/1.1`));
    assert.equal(body, "reserved", path);
  }
  const encoded = await exchange(gateway.port, signedIn("GET /%5fpanjereh/enter HTTP/1.1"));
  assert.equal(encoded.status, 400);
  const beside = await exchange(gateway.port, signedIn("GET /_panjerehx HTTP/1.1"));
  assert.equal(beside.status, 200);
  assert.equal(upstream.received.length, 1);
});

Deno.test("gateway refuses a missing, repeated, malformed or contradictory Host", async (t) => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const cases: [string, string, number][] = [
    ["missing", "GET / HTTP/1.1\r\n", 400],
    ["missing in HTTP/1.0", "GET / HTTP/1.0\r\n", 400],
    ["empty", "GET / HTTP/1.1\r\nHost:\r\n", 400],
    ["double", `GET / HTTP/1.1\r\nHost: ${HOST}\r\nHost: evil.localhost\r\n`, 400],
    ["double and equal", `GET / HTTP/1.1\r\nHost: ${HOST}\r\nHost: ${HOST}\r\n`, 400],
    ["with a space", `GET / HTTP/1.1\r\nHost: ${HOST} evil\r\n`, 400],
    ["with a path", `GET / HTTP/1.1\r\nHost: ${HOST}/x\r\n`, 400],
    ["with user information", `GET / HTTP/1.1\r\nHost: a@${HOST}\r\n`, 400],
    ["with a bad port", `GET / HTTP/1.1\r\nHost: ${HOST}:99999\r\n`, 400],
    ["list", `GET / HTTP/1.1\r\nHost: ${HOST}, evil.localhost\r\n`, 400],
    ["other authority", `GET http://evil.localhost/ HTTP/1.1\r\nHost: ${HOST}\r\n`, 400],
    ["user in target", `GET http://a@${HOST}/ HTTP/1.1\r\nHost: ${HOST}\r\n`, 400],
    ["other scheme", `GET ftp://${HOST}/ HTTP/1.1\r\nHost: ${HOST}\r\n`, 400],
    ["unknown", "GET / HTTP/1.1\r\nHost: evil.localhost\r\n", 421],
    ["with a trailing dot", `GET / HTTP/1.1\r\nHost: ${HOST}.\r\n`, 421],
    ["with an underscore", `GET / HTTP/1.1\r\nHost: a_${HOST}\r\n`, 421],
    ["https's port", `GET / HTTP/1.1\r\nHost: ${HOST}:443\r\n`, 421],
    ["other port in target", `GET http://${HOST}:80/ HTTP/1.1\r\nHost: ${HOST}:81\r\n`, 400],
    ["default port", `GET / HTTP/1.1\r\nHost: ${HOST}:80\r\n`, 200],
    ["default port in target", `GET http://${HOST}:80/ HTTP/1.1\r\nHost: ${HOST}\r\n`, 200],
    ["other port", `GET / HTTP/1.1\r\nHost: ${HOST}:81\r\n`, 421],
    ["address", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", 421],
    ["upper case", `GET / HTTP/1.1\r\nHost: ${HOST.toUpperCase()}\r\n`, 200],
    ["same authority", `GET http://${HOST}/ HTTP/1.1\r\nHost: ${HOST}\r\n`, 200],
  ];
  for (const [name, lines, expected] of cases) {
    await t.step(name, async () => {
      const answer = await exchange(
        gateway.port,
        `${lines}Cookie: ${COOKIE}\r\nConnection: close\r\n\r\n`,
      );
      assert.equal(answer.status, expected);
    });
  }
  assert.equal(upstream.received.length, 4);
  assert.match(upstream.received[1], /^GET \/ HTTP\/1\.1\r\n/);
});

Deno.test("gateway refuses unknown methods", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  for (const method of ["TRACE", "CONNECT", "FOO", "PROPFIND"]) {
    const target = method === "CONNECT" ? HOST + ":80" : "/";
    const answer = await exchange(gateway.port, signedIn(`${method} ${target} HTTP/1.1`));
    assert.equal(answer.status, 405, method);
    assert.match(valuesOf(answer.head, "allow")[0], /^GET, HEAD, POST/);
  }
  for (const method of ["get", "Post", "G_T", "!"]) {
    assert.equal((await exchange(gateway.port, signedIn(`${method} / HTTP/1.1`))).status, 400);
  }
  assert.deepEqual(upstream.received, []);
});

Deno.test("gateway passes its own host to the window after the same checks", async () => {
  await using gateway = await startGateway({ upstream: "http://127.0.0.1:1" });
  const ask = (target: string) =>
    exchange(
      gateway.port,
      `GET ${target} HTTP/1.1\r\nHost: ${WINDOW}\r\nConnection: close\r\n\r\n`,
    );
  assert.equal((await ask("/login")).body, "window");
  assert.equal((await ask("/login/../x")).status, 400);
});
