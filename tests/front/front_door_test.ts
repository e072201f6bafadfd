/**
 * The shipped front door in front of the real program: case 10 of the security cases, and that
 * nothing is lost.
 */
import assert from "node:assert/strict";
import { unlessInstalled } from "../browser/support/installed.ts";
import { signIn } from "../http/journey.ts";
import { createHttpClient } from "../support/http_client.ts";
import { freePort, startTestProgram } from "../support/program.ts";
import { overHttp2, untilCut } from "./support/clients.ts";
import { startFront } from "./support/front.ts";

/** Time limits of a second front in seconds; the first one has the shipped limits. */
const PATIENCE = 1;

const { ignore, note } = unlessInstalled("nginx", "curl");

Deno.test({ name: `front door: nginx as shipped${note}`, ignore }, async (t) => {
  const ports = { tls: freePort(), plain: freePort(), program: freePort() };
  const window = `https://localhost:${ports.tls}`;
  const echo = `https://echo.localhost:${ports.tls}`;
  const program = await startTestProgram({
    port: ports.program,
    baseUrl: window,
    environment: { TRUSTED_PROXIES: "127.0.0.1" },
  });
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  try {
    await using front = await startFront({ folder, ports, services: ["echo"] });
    const hasty = { ...ports, tls: freePort(), plain: freePort() };
    await Deno.mkdir(`${folder}/hasty`);
    await using hastyFront = await startFront({
      folder: `${folder}/hasty`,
      ports: hasty,
      services: ["echo"],
      patience: PATIENCE,
    });
    await using browser = createHttpClient({ origin: window, port: ports.tls, ca: front.ca });
    const impatient = { port: hasty.tls, ca: hastyFront.ca };
    const person = program.sandbox.people.find(({ persona }) => persona === "verified-citizen")!;

    await t.step("a person signs in and reaches a service, also over HTTP/2", async () => {
      const page = await signIn(program, browser, person, `${echo}/stream?q=1`);
      assert.equal(page.url.href, `${echo}/stream?q=1`);
      const seen = JSON.parse(page.text);
      const valuesOf = (name: string) =>
        seen.headers.filter(([key]: string[]) => key.toLowerCase() === name)
          .map(([, value]: string[]) => value);
      assert.deepEqual(valuesOf("x-forwarded-for"), ["127.0.0.1"]);
      assert.deepEqual(valuesOf("x-forwarded-proto"), ["https"]);
      assert.equal(valuesOf("x-identity-assertion").length, 1);
      const names = [...browser.cookies.values()].flatMap((jar) => [...jar.keys()]);
      assert.ok(
        names.length > 2 && names.every((name) => name.startsWith("__Host-")),
        names.join(),
      );
      const session = browser.cookie(echo, "__Host-panjereh_service")!;
      const { text, outcome } = await overHttp2(`${echo}/`, {
        headers: [`Cookie: __Host-panjereh_service=${session}`],
        certificate: `${folder}/cert.pem`,
      });
      assert.equal(outcome, "2 200");
      assert.match(text, /X-Identity-Assertion/i);
      const forged = await browser.send(`${echo}/`, {
        headers: { "x-forwarded-for": "198.51.100.1", accept: "application/json" },
      });
      assert.doesNotMatch(forged.text, /198\.51\.100\.1/);
    });

    await t.step("TLS with HTTP/2, one HSTS header, plain HTTP is redirected", async () => {
      using socket = await Deno.connectTls({
        hostname: "localhost",
        port: ports.tls,
        caCerts: [front.ca],
        alpnProtocols: ["h2", "http/1.1"],
      });
      assert.equal((await socket.handshake()).alpnProtocol, "h2");
      const login = await browser.send(`${window}/login`);
      assert.equal(login.headers.get("strict-transport-security"), "max-age=63072000");
      assert.match(login.headers.get("set-cookie") ?? "", /; Secure/);
      await using plain = createHttpClient({ origin: `http://localhost:${ports.plain}` });
      const sent = await plain.send("/login?a=b", { headers: { host: "localhost" } });
      assert.equal(sent.status, 308);
      assert.equal(sent.headers.get("location"), "https://localhost/login?a=b");
    });

    await t.step("a client that asks for another name gets no certificate", async () => {
      const socket = await Deno.connect({ hostname: "127.0.0.1", port: ports.tls });
      await assert.rejects(async () => {
        using tls = await Deno.startTls(socket, { hostname: "evil.example", caCerts: [front.ca] });
        await tls.handshake();
      });
    });

    await t.step(
      "a slow header, a slow body, a silent and an idle connection are closed",
      async () => {
        const head = `GET /login HTTP/1.1\r\nHost: localhost:${ports.tls}\r\n`;
        const form = `POST /login HTTP/1.1\r\nHost: localhost:${ports.tls}\r\n` +
          "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4096\r\n\r\nmobile=";
        const [silent, header, body, idle] = await Promise.all([
          untilCut(impatient, ""),
          untilCut(impatient, head, { drip: "X-A: b\r\n" }),
          untilCut(impatient, form),
          untilCut(impatient, `${head}\r\n`),
        ]);
        assert.equal(silent, "");
        assert.doesNotMatch(header, /200 OK/);
        assert.doesNotMatch(body, /200 OK/);
        assert.match(idle, /^HTTP\/1\.1 200 OK\r\n/, "answered, then cut");
      },
    );

    await t.step("a target for a host other than Host is refused", async () => {
      const said = await untilCut(
        impatient,
        `GET https://echo.localhost/login HTTP/1.1\r\nHost: localhost:${ports.tls}\r\n\r\n`,
      );
      assert.match(said, /^HTTP\/1\.1 400 /);
    });

    await t.step("a WebSocket opens, with the identity for the agency", async () => {
      const said = await untilCut(
        { port: ports.tls, ca: front.ca },
        [
          "GET /socket HTTP/1.1",
          `Host: echo.localhost:${ports.tls}`,
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          `Origin: ${echo}`,
          `Cookie: __Host-panjereh_service=${browser.cookie(echo, "__Host-panjereh_service")}`,
          "\r\n",
        ].join("\r\n"),
        { until: "X-Identity-Assertion" },
      );
      assert.match(said, /^HTTP\/1\.1 101 /);
      assert.match(said, /"target":"\/socket"/);
    });

    await t.step("events arrive one by one", async () => {
      const events = await browser.stream(`${echo}/events`);
      for await (const part of events.body) {
        assert.match(String(part), /^id: 1\n/);
        break;
      }
      assert.equal(events.headers["x-accel-buffering"], undefined, "nginx heeds and keeps it");
    });

    await t.step("operators' wires are for their own addresses", async () => {
      for (const path of ["ussd", "sms-status?key=x", "nothing"]) {
        const answer = await browser.send(`${window}/wires/${path}`, {
          method: "POST",
          body: "{}",
        });
        assert.equal(answer.status, 403);
        assert.match(answer.text, /nginx/, "the front's own answer");
      }
      const dotted = await browser.send(`${window}/x/..%2Fwires/ussd`, {
        method: "POST",
        body: "{}",
      });
      assert.notEqual(dotted.status, 401, "Panjereh's own wire is not reached");
    });

    await t.step("QR codes have the limit of first pages, their polls do not", async () => {
      const many = async (method: string) => {
        const answers = await Promise.all(
          Array.from({ length: 100 }, () => browser.send(`${window}/login/qr`, { method })),
        );
        return answers.filter(({ status }) => status === 429).length;
      };
      assert.equal(await many("POST"), 0);
      assert.ok(await many("GET") >= 30, "60 at once, 10 a second");
    });
  } finally {
    await program.stop();
    await Deno.remove(folder, { recursive: true });
  }
});
