/** Heads and bodies pass the shipped forward-auth configurations as large as Panjereh takes them. */
import assert from "node:assert/strict";
import { signIn } from "../http/journey.ts";
import { exchange, valuesOf } from "../routes/gateway/wire.ts";
import { proxyTest, SHIPPED_KINDS } from "./support/stage.ts";

const KB = 1024;
const MB = 1024 ** 2;

proxyTest("large heads and bodies pass in both directions", async (world, stage) => {
  const { browser, address, maxHead, maxTarget } = stage;
  await signIn(world.program, browser, world.person("verified-citizen"), `${address}/`);
  for (const size of [4 * KB, 16 * KB, maxHead]) {
    browser.setCookie(address, "theirs", "x".repeat(size));
    const { headers } = await stage.seen("/");
    const [, cookie] = headers.find(([name]) => /^cookie$/i.test(name))!;
    assert.equal(cookie, `theirs=${"x".repeat(size)}`);
    browser.setCookie(address, "theirs", "1");
    const query = "x".repeat(Math.min(size, maxTarget));
    assert.equal((await stage.seen(`/?${query}`)).target, `/?${query}`);
    const { status, headers: answer, text } = await browser.send(`${address}/head/${size}`);
    assert.deepEqual([status, text], [200, "whole"], String(size));
    assert.equal(answer.get("x-large")!.length, size / 2);
    for (let n = 0; n < 8; n++) browser.cookies.get(new URL(address).host)!.delete(`a${n}`);
  }
  for (const size of [2 * MB, 60 * MB]) {
    const { bodyBytes } = await stage.seen("/", { method: "POST", body: new Uint8Array(size) });
    assert.equal(bodyBytes, size);
    const down = await browser.send(`${address}/body/${size}`);
    assert.deepEqual([down.status, down.body.length], [200, size]);
  }
}, SHIPPED_KINDS);

proxyTest("a body of more than 100 MB is refused", async (world, stage) => {
  const { browser, address } = stage;
  await signIn(world.program, browser, world.person("verified-citizen"), `${address}/`);
  const cookie = `panjereh_service=${browser.cookie(address, "panjereh_service")}`;
  const { host } = new URL(address);
  const lines = ["POST / HTTP/1.1", `Host: ${host}`, `Cookie: ${cookie}`];
  const text = [...lines, `Content-Length: ${101 * MB}`, "Connection: close", "\r\n"].join("\r\n");
  const { status } = await exchange(stage.port, text + "x".repeat(1000));
  assert.equal(status, 413);
}, ["nginx", "nginx and PHP-FPM", "nginx and uWSGI"]);

proxyTest("a long Persian address leads to sign-in", async (_, stage) => {
  const { address } = stage;
  for (const letters of [350, 1700, 10_000]) {
    const path = `/find?q=${encodeURIComponent("ی".repeat(letters))}`;
    const lines = [`GET ${path} HTTP/1.1`, `Host: ${new URL(address).host}`, "Accept: text/html"];
    const text = [...lines, "Connection: close", "\r\n"].join("\r\n");
    const { status, head } = await exchange(stage.port, text);
    assert.equal(status, 302, `${letters} letters`);
    const [login] = valuesOf(head, "location");
    assert.equal(new URL(login).searchParams.get("return_to"), address + path);
  }
});
