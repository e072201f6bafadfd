import assert from "node:assert/strict";
import { hasUnannouncedBody } from "../../../routes/gateway/unannounced_body.ts";

const post = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request("http://a.example/", { method: "POST", body, headers });

const stream = (...parts: string[]) =>
  ReadableStream.from(parts.map((part) => new TextEncoder().encode(part)));

Deno.test("hasUnannouncedBody: no body, an empty one, or one with a length", async () => {
  assert.equal(await hasUnannouncedBody(new Request("http://a.example/")), false);
  assert.equal(await hasUnannouncedBody(post(null)), false);
  assert.equal(await hasUnannouncedBody(post(stream())), false);
  assert.equal(await hasUnannouncedBody(post(stream("", ""))), false);
  assert.equal(await hasUnannouncedBody(post(stream("a"), { "content-length": "0" })), false);
});

Deno.test("hasUnannouncedBody: bytes, in any part, and a body that breaks off", async () => {
  assert.equal(await hasUnannouncedBody(post(stream("a"))), true);
  assert.equal(await hasUnannouncedBody(post(stream("", "a", "b"))), true);
  const broken = new ReadableStream({ start: (controller) => controller.error(new Error("left")) });
  assert.equal(await hasUnannouncedBody(post(broken)), true);
});

Deno.test("hasUnannouncedBody: one that neither comes nor ends, after a while", async () => {
  let wasLetGo = false;
  const silent = new ReadableStream({ cancel: () => void (wasLetGo = true) });
  assert.equal(await hasUnannouncedBody(post(silent), 5), true);
  assert.ok(wasLetGo);
});
