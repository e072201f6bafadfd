import assert from "node:assert/strict";
import { readableChunks } from "../../../adapters/upstream/request_body.ts";
import { RequestBodyFailed, RequestTooLarge } from "../../../domain/gateway/upstream/upstream.ts";
import { within } from "../../support/waiting.ts";

const bytes = (length: number) => new Uint8Array(length).fill(1);

/**
 * A client's body: these parts, then its end, silence or an error. `left` once it is no longer
 * read.
 */
function bodyOf(parts: number[], end: "end" | "silence" | "fault" = "end") {
  const left = Promise.withResolvers<void>();
  const waiting = parts.map(bytes);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = waiting.shift();
      if (part) controller.enqueue(part);
      else if (end === "end") controller.close();
      else if (end === "fault") controller.error(new TypeError("broken off"));
      else await left.promise;
    },
    cancel: () => left.resolve(),
  }, { highWaterMark: 0 });
  return { body, left: () => within(left.promise, "the body to be left") };
}

const PATIENT = { signal: new AbortController().signal, maxBytes: 10, idle: 60_000 };

async function read(
  body: ReadableStream<Uint8Array>,
  options: Partial<typeof PATIENT> = {},
): Promise<number> {
  let length = 0;
  for await (const chunk of readableChunks(body, { ...PATIENT, ...options })) {
    length += chunk.length;
  }
  return length;
}

Deno.test("readableChunks yields as many bytes as the service accepts, and no more", async () => {
  assert.equal(await read(bodyOf([]).body), 0);
  assert.equal(await read(bodyOf([4, 6]).body), 10);
  const { body, left } = bodyOf([4, 7]);
  await assert.rejects(read(body), RequestTooLarge);
  await left();
});

Deno.test("readableChunks yields nothing of a part that exceeds the limit", async () => {
  const { body } = bodyOf([4, 7]);
  const seen: number[] = [];
  await assert.rejects(async () => {
    for await (const chunk of readableChunks(body, PATIENT)) seen.push(chunk.length);
  }, RequestTooLarge);
  assert.deepEqual(seen, [4]);
});

Deno.test("readableChunks fails when the body breaks off or stalls", async () => {
  await assert.rejects(read(bodyOf([4], "fault").body), RequestBodyFailed);
  const { body, left } = bodyOf([4], "silence");
  const stalling = within(read(body, { idle: 5 }), "the body to be given up", 2000);
  await assert.rejects(stalling, RequestBodyFailed);
  await left();
});

Deno.test("readableChunks counts the client's silence, not the upstream's", async () => {
  const { body } = bodyOf([4, 6]);
  let length = 0;
  for await (const chunk of readableChunks(body, { ...PATIENT, idle: 5 })) {
    length += chunk.length;
    await new Promise((go) => setTimeout(go, 15));
  }
  assert.equal(length, 10);
});

Deno.test("readableChunks ends at once when aborted, even in silence", async () => {
  const leaving = new AbortController();
  const { body, left } = bodyOf([4], "silence");
  const reading = read(body, { signal: leaving.signal });
  const reason = new Error("Gone");
  setTimeout(() => leaving.abort(reason), 5);
  await assert.rejects(within(reading, "the reading to end"), reason);
  await left();
});

Deno.test("readableChunks releases a body that is not read to its end", async () => {
  const { body, left } = bodyOf([4, 6]);
  for await (const _ of readableChunks(body, PATIENT)) break;
  await left();
});
