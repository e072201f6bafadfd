import assert from "node:assert/strict";
import { within } from "../support/waiting.ts";
import { inTime, keepPace } from "../../routes/window/patient_body.ts";

const bytes = (length: number) => new Uint8Array(length).fill(1);

Deno.test("keepPace passes what comes in time, byte for byte", async () => {
  const parts = [bytes(3), bytes(70_000), new Uint8Array()];
  const body = ReadableStream.from(parts);
  const read = await new Response(keepPace(body, { grace: 60_000, rate: 1 })).bytes();
  assert.deepEqual(read, bytes(70_003));
});

Deno.test("keepPace gives up on a body that stops, and lets go of it", async () => {
  const { promise: released, resolve } = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes(1)),
    cancel: () => resolve(),
  });
  const reading = new Response(keepPace(body, { grace: 5, rate: 1000 })).bytes();
  await assert.rejects(reading, { name: "TimeoutError" });
  await within(released, "the body to be let go of");
});

Deno.test("keepPace gives a body time by what has come of it", async () => {
  const later = Promise.withResolvers<void>();
  let parts = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (parts++ === 0) return controller.enqueue(bytes(60_000));
      // Past the grace, of which the first part bought a minute more.
      await later.promise;
      controller.close();
    },
  });
  const reading = new Response(keepPace(body, { grace: 5, rate: 1000 })).bytes();
  setTimeout(later.resolve, 20);
  assert.equal((await reading).length, 60_000);
});

Deno.test("inTime gives the whole, or gives up on it", async () => {
  assert.equal(await inTime(new Response("code=1"), 60_000), "code=1");
  const stuck = new Response(new ReadableStream());
  await assert.rejects(inTime(stuck, 5), { name: "TimeoutError" });
  const broken = new Response(ReadableStream.from([Promise.reject(new TypeError("broken"))]));
  await assert.rejects(inTime(broken, 60_000), { name: "TypeError" });
});
