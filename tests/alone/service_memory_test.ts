import assert from "node:assert/strict";
import { programTest, signIn } from "../http/journey.ts";

const MEGABYTE = 1024 * 1024;
const BIG = 256 * MEGABYTE;
/**
 * In MB, for client, gateway and agency in one process, mostly uncollected garbage; the bodies add
 * up to 512.
 */
const ALLOWED_GROWTH = 240;

programTest("service: 256 MB up and 256 MB down at constant memory", async (world) => {
  const browser = world.browser();
  await signIn(world.program, browser, world.person("verified-citizen"), `${world.at("echo")}/`);
  const chunk = new Uint8Array(64 * 1024);
  const before = Deno.memoryUsage().rss;
  let highest = before;
  const sample = () => highest = Math.max(highest, Deno.memoryUsage().rss);
  async function* upload() {
    for (let sent = 0; sent < BIG; sent += chunk.length) {
      sample();
      yield chunk;
    }
  }
  const up = await browser.send(`${world.at("echo")}/upload`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: upload() as never,
  });
  assert.equal(JSON.parse(up.text).bodyBytes, BIG);

  const down = await browser.stream(`${world.at("echo")}/bytes/${BIG}`);
  assert.equal(down.headers["content-length"], String(BIG));
  let received = 0;
  for await (const part of down.body) {
    assert.equal(part[0], received % chunk.length % 256);
    received += part.length;
    sample();
  }
  assert.equal(received, BIG);
  const growth = (highest - before) / MEGABYTE;
  assert.ok(growth < ALLOWED_GROWTH, `memory grew by ${growth.toFixed()} MB`);
});
