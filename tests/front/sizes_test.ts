/**
 * Heads and bodies pass the shipped front as large as Panjereh alone takes them, and what is larger
 * gets a clear answer.
 */
import assert from "node:assert/strict";
import { exchange, valuesOf } from "../routes/gateway/wire.ts";
import { createSizedAgency } from "./support/agency.ts";
import { overHttp2, untilCut } from "./support/clients.ts";
import { type FrontStage, frontTest, sessionCookie } from "./support/front_stage.ts";
import { shipped } from "./support/shipped.ts";

const KB = 1024;
const MB = 1024 ** 2;

const agency = createSizedAgency();
Deno.test.afterAll(() => agency[Symbol.asyncDispose]());
const services = () => [{ id: "sizes", title: { fa: "اندازه" }, upstream: agency.origin }];

/** A request of about `size` bytes, most of them in one place. */
function large(place: "target" | "cookie" | "header", size: number, session: string) {
  const filler = "x".repeat(size);
  return {
    path: place === "target" ? `/?${filler}` : "/",
    cookie: place === "cookie" ? `${session}; theirs=${filler}` : session,
    header: place === "header" ? filler : "",
  };
}

const textOf = (stage: FrontStage, { path, cookie, header }: ReturnType<typeof large>) =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: ${new URL(stage.at("sizes")).host}`,
    `Cookie: ${cookie}`,
    `X-Large: ${header}`,
    "Connection: close",
    "\r\n",
  ].join("\r\n");

frontTest("heads of requests of 4, 16 and 60 KB pass, larger ones are refused with a page", {
  programs: ["curl"],
  services,
}, async (stage) => {
  const session = sessionCookie(stage, "sizes");
  const throughFront = (text: string) => untilCut({ port: stage.port, ca: stage.front.ca }, text);
  const alone = (text: string) => exchange(stage.program.port, text);
  for (const place of ["target", "cookie", "header"] as const) {
    for (const size of [4 * KB, 16 * KB, 60 * KB]) {
      const text = textOf(stage, large(place, size, session));
      assert.match(await throughFront(text), /^HTTP\/1.1 200 /, `${place} of ${size}`);
      const { status } = await alone(text.replace("\r\n", "\r\nX-Forwarded-For: 127.0.0.1\r\n"));
      assert.equal(status, 200, `${place} of ${size}, without the front`);
    }
    const refused = textOf(stage, large(place, 64 * KB, session));
    assert.match(await throughFront(refused), /^HTTP\/1.1 431 .*کوکی‌های این سایت/s, place);
    assert.equal((await alone(refused)).status, 400, place);
  }
  const certificate = `${stage.folder}/cert.pem`;
  for (const [size, outcome] of [[4, "2 200"], [16, "2 200"], [60, "2 200"], [61, "2 431"]]) {
    const cookie = `theirs=${"x".repeat(Number(size) * KB / 4)}`;
    const headers = [session, ...Array(4).fill(cookie)].map((cookie) => `Cookie: ${cookie}`);
    const got = await overHttp2(`${stage.at("sizes")}/`, { headers, certificate });
    assert.equal(got.outcome, outcome, `HTTP/2: ${size}`);
  }
});

frontTest("answers' heads of 4, 16 and 60 KB pass", { services }, async ({ browser, at }) => {
  for (const size of [4 * KB, 16 * KB, 60 * KB]) {
    const { status, headers, text } = await browser.send(`${at("sizes")}/head/${size}`);
    assert.deepEqual([status, text], [200, "whole"], String(size));
    assert.equal(headers.get("x-large")!.length, size / 2);
    assert.equal(headers.getSetCookie().length, 8);
  }
});

frontTest("bodies of 2 and 60 MB pass in both directions", { services }, async (stage) => {
  const { browser, at } = stage;
  for (const size of [2 * MB, 60 * MB]) {
    const body = new Uint8Array(size);
    const up = await browser.send(`${at("sizes")}/`, { method: "POST", body });
    assert.deepEqual([up.status, JSON.parse(up.text).received], [200, size]);
    const down = await browser.send(`${at("sizes")}/body/${size}`);
    assert.deepEqual([down.status, down.body.length], [200, size]);
  }
});

frontTest("a long Persian address leads to sign-in, and back", { services }, async (stage) => {
  const { port, front, browser, at } = stage;
  const ask = (path: string) => {
    const text = textOf(stage, { path, cookie: "a=b", header: "" });
    return untilCut({ port, ca: front.ca }, text.replace("X-Large: ", "Accept: text/html"));
  };
  for (const letters of [350, 1700, 10_000]) {
    const path = `/find?q=${encodeURIComponent("ی".repeat(letters))}`;
    const answer = await ask(path);
    assert.match(answer, /^HTTP\/1.1 302 /, `${letters} letters`);
    const [login] = valuesOf(answer.split("\r\n\r\n")[0], "location");
    assert.equal(new URL(login).searchParams.get("return_to"), at("sizes") + path);
    if (letters > 350) continue;
    // The person has a session at the window, and is sent back at once.
    const back = await browser.get(login);
    assert.equal(back.url.href, at("sizes") + path);
  }
});

Deno.test("nginx waits longer than any WebSocket is silent", async () => {
  const UNITS: Record<string, number> = { s: 1, h: 3600, d: 86_400 };
  const waits = async (file: string) => {
    const [, count, unit] = /proxy_read_timeout\s+(\d+)([shd]);/.exec(await shipped(file, []))!;
    return Number(count) * UNITS[unit];
  };
  // Panjereh pings both ends every 30 s; behind an agency's own nginx no one does.
  assert.ok(await waits("front/nginx.conf") >= 60);
  assert.ok(await waits("forward_auth/panjereh.conf") >= 86_400);
});
