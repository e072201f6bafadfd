import assert from "node:assert/strict";
import { type IncomingMessage, request } from "node:http";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import type { Sandbox } from "../../adapters/sandbox/mod.ts";
import { askAgency } from "./agency_client.ts";
import { until, within } from "../support/waiting.ts";
import { withOutsideWorld } from "./outside_world.ts";

/** A request to echo whose answer is read as it arrives. */
function streamEcho({ agencyOrigin }: Sandbox, path: string, body?: Iterable<Uint8Array>) {
  const { hostname, port } = new URL(agencyOrigin);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const outgoing = request({
    hostname,
    port,
    path,
    method: body ? "POST" : "GET",
    headers: { Host: "echo.agency.localhost", "Content-Type": "application/x-test" },
  }, resolve);
  outgoing.on("error", reject);
  if (body) Readable.from(body).pipe(outgoing);
  else outgoing.end();
  return within(promise, `the head of ${path}`);
}

Deno.test("echo returns method, raw target, every header line and the body's length", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const path = "/a/../b//%2e%2e;x/%5c?q=[%00";
    const headers = ["X-Twice", "1", "x-twice", "2", "X_Under", "u"];
    const { text } = await askAgency(sandbox, "echo", {
      path,
      method: "PUT",
      headers,
      body: "سلام",
    });
    const seen = JSON.parse(text);
    assert.equal(seen.method, "PUT");
    assert.equal(seen.target, path);
    assert.equal(seen.bodyBytes, 8);
    for (const line of [["X-Twice", "1"], ["x-twice", "2"], ["X_Under", "u"]]) {
      assert.ok(seen.headers.some((has: string[]) => has.join() === line.join()), line.join());
    }
  });
});

Deno.test("echo streams 20 MB back unchanged as they arrive", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const chunk = Uint8Array.from({ length: 64 * 1024 }, (_, i) => (i * 7) % 251);
    const chunks = 20 * 16;
    let sent = 0;
    function* body() {
      for (; sent < chunks; sent++) yield chunk;
    }
    const response = await streamEcho(sandbox, "/stream/x", body());
    assert.ok(sent < chunks, "the answer began before the body had ended");
    assert.equal(response.headers["content-type"], "application/x-test");
    let received = 0;
    for await (const part of response as AsyncIterable<Uint8Array>) {
      const wrong = part.findIndex((byte, i) => byte !== chunk[(received + i) % chunk.length]);
      assert.equal(wrong, -1);
      received += part.length;
    }
    assert.equal(received, chunks * chunk.length);
  });
});

Deno.test("echo's paths answer as documented", async (t) => {
  await withOutsideWorld(async ({ sandbox }) => {
    const ask = (path: string) => askAgency(sandbox, "echo", { path });
    await t.step("/status/<code>", async () => {
      assert.equal((await ask("/status/418")).status, 418);
      assert.equal((await ask("/status/204")).status, 204);
    });
    await t.step("/redirect", async () => {
      const { status, headers } = await ask("/redirect?to=https%3A%2F%2Fevil.example%2F");
      assert.equal(status, 302);
      assert.deepEqual(headers.find(([name]) => name === "location")?.[1], "https://evil.example/");
    });
    await t.step("/redirect with a target that no header can hold", async () => {
      assert.equal((await ask("/redirect?to=a%0d%0ab")).status, 400);
    });
    await t.step("/set-cookies", async () => {
      const cookies = (await ask("/set-cookies")).headers.filter(([name]) => name === "set-cookie");
      assert.deepEqual(cookies.map(([, value]) => value.split("=")[0]), [
        "echo",
        "panjereh",
        "__Host-panjereh",
        "wide",
        "echo_second",
      ]);
    });
    await t.step("/gzip", async () => {
      const response = await streamEcho(sandbox, "/gzip");
      assert.equal(response.headers["content-encoding"], "gzip");
      assert.match(response.headers.etag!, /^"/);
      const parts = await Array.fromAsync(response as AsyncIterable<Uint8Array>);
      const body = gunzipSync(new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer()));
      assert.match(body.toString(), /^پنجره window\n/);
    });
    await t.step("/text", async () => {
      const { headers, text } = await ask("/text");
      assert.equal(headers.some(([name]) => name === "content-encoding"), false);
      assert.ok(new TextEncoder().encode(text).length >= 100_000);
    });
    await t.step("/bytes/<n>", async () => {
      const response = await streamEcho(sandbox, "/bytes/65537");
      const parts = await Array.fromAsync(response as AsyncIterable<Uint8Array>);
      const body = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
      assert.deepEqual([body.length, body[1], body[255], body[65536]], [65537, 1, 255, 0]);
    });
    await t.step("/slow/<ms>", async () => {
      const begun = performance.now();
      assert.equal(JSON.parse((await ask("/slow/40")).text).target, "/slow/40");
      assert.ok(performance.now() - begun >= 38);
    });
  });
});

Deno.test("echo sends events until the client leaves", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const open = async () =>
      JSON.parse((await askAgency(sandbox, "echo", { path: "/events/open" })).text).open;
    const stream = await streamEcho(sandbox, "/events");
    const { promise, resolve } = Promise.withResolvers<string>();
    stream.once("data", (bytes) => resolve(String(bytes)));
    assert.equal(await within(promise, "the first event"), "id: 1\ndata: 1\n\n");
    assert.equal(await open(), 1);
    stream.destroy();
    await until(async () => await open() === 0, "echo to notice that the client has left");
  });
});
