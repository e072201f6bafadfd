import assert from "node:assert/strict";
import { createResponseBody } from "../../../adapters/upstream/response_body.ts";

const bytes = (length: number) => new Uint8Array(length).fill(1);

/** A body, and the calls that it made to its exchange. */
function start() {
  const told: string[] = [];
  const body = createResponseBody({
    pause: () => told.push("pause"),
    resume: () => told.push("resume"),
    abort: (reason) => told.push((reason as Error).name),
  });
  return { body, told };
}

const textOf = (body: BodyInit) => new Response(body).text();
const toBytes = (text: string) => new TextEncoder().encode(text);

Deno.test("response body: one that came whole with the head is bytes", async () => {
  for (const [parts, whole] of [[["ab"], "ab"], [["a", "b", "c"], "abc"], [[], ""]] as const) {
    const { body, told } = start();
    for (const part of parts) body.push(toBytes(part));
    body.end();
    const taken = body.take();
    assert.ok(taken instanceof Uint8Array);
    assert.equal(await textOf(taken), whole);
    assert.deepEqual(told, []);
  }
});

Deno.test("response body: a longer one is a stream of all its parts", async () => {
  const { body } = start();
  for (const part of ["a", "b"]) body.push(toBytes(part));
  const stream = body.take();
  assert.ok(stream instanceof ReadableStream);
  for (const part of ["c", "d"]) body.push(toBytes(part));
  body.end();
  body.end();
  body.push(toBytes("e"));
  assert.equal(await textOf(stream), "abcd");
});

Deno.test("response body: a failure is thrown when it is taken, and later fails the stream", async () => {
  const failure = new Error("broken");
  const early = start();
  early.body.push(toBytes("a"));
  early.body.fail(failure);
  assert.throws(early.body.take, failure);
  const late = start();
  const stream = late.body.take();
  late.body.fail(failure);
  late.body.end();
  await assert.rejects(textOf(stream), failure);
});

Deno.test("response body: the upstream is paused while the reader is busy, and resumes", async () => {
  for (const [size, pieces] of [[65_536, 1], [1024, 52], [768, 64], [1, 256]]) {
    const { body, told } = start();
    const stream = body.take() as ReadableStream<Uint8Array>;
    await Promise.resolve();
    told.splice(0);
    for (let piece = 1; piece < pieces; piece++) body.push(bytes(size));
    assert.deepEqual(told, [], `${pieces - 1} pieces of ${size}`);
    body.push(bytes(size));
    assert.deepEqual(told, ["pause"], `${pieces} pieces of ${size}`);
    const reader = stream.getReader();
    for (let piece = 0; piece < pieces; piece++) await reader.read();
    assert.equal(told.at(-1), "resume");
    body.end();
    assert.equal((await reader.read()).done, true);
  }
});

Deno.test("response body: aborting, finishing and cancelling end the exchange, once", async (t) => {
  await t.step("abort: the reader gets no regular end", async () => {
    const { body, told } = start();
    const stream = body.take();
    body.abort();
    body.abort();
    body.finish();
    await assert.rejects(textOf(stream));
    assert.deepEqual(told.filter((word) => word !== "resume"), ["AbortError"]);
  });
  await t.step("finish: the reader gets a regular end", async () => {
    const { body, told } = start();
    body.push(toBytes("a"));
    const stream = body.take();
    body.finish();
    body.abort();
    assert.equal(await textOf(stream), "a");
    assert.deepEqual(told.filter((word) => word !== "resume"), ["AbortError"]);
  });
  await t.step("the reader leaves", async () => {
    const { body, told } = start();
    const stream = body.take() as ReadableStream<Uint8Array>;
    await stream.cancel();
    body.push(toBytes("a"));
    body.end();
    body.abort();
    assert.deepEqual(told.filter((word) => word !== "resume"), ["AbortError"]);
  });
  await t.step("an ended exchange is not ended again", () => {
    const { body, told } = start();
    body.end();
    body.abort();
    body.finish();
    assert.deepEqual(told, []);
  });
});
