import assert from "node:assert/strict";
import { within } from "../../support/waiting.ts";
import { inTime, keepPace } from "../../../routes/site/patient_body.ts";
import { exchange } from "../../routes/gateway/wire.ts";
import { programTest } from "../journey.ts";

const SHORT = { grace: 20, rate: 1000_000 };

const bytes = (length: number) => new Uint8Array(length).fill(1);

Deno.test("keepPace passes what arrives in time, byte for byte", async () => {
  const parts = [bytes(3), bytes(70_000), new Uint8Array()];
  const body = ReadableStream.from(parts);
  const read = await new Response(keepPace(body, { grace: 60_000, rate: 1 }).body).bytes();
  assert.deepEqual(read, bytes(70_003));
});

Deno.test("keepPace gives up on a body that stops, and releases it", async () => {
  const { promise: released, resolve } = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes(1)),
    cancel: () => resolve(),
  });
  const reading = new Response(keepPace(body, { grace: 5, rate: 1000 }).body).bytes();
  await assert.rejects(reading, { name: "TimeoutError" });
  await within(released, "the body to be let go of");
});

Deno.test("keepPace gives a body more time as bytes arrive", async () => {
  const later = Promise.withResolvers<void>();
  let parts = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (parts++ === 0) return controller.enqueue(bytes(60_000));
      // Beyond the grace period, to which the first part added a minute.
      await later.promise;
      controller.close();
    },
  });
  const reading = new Response(keepPace(body, { grace: 200, rate: 1000 }).body).bytes();
  setTimeout(later.resolve, 400);
  assert.equal((await reading).length, 60_000);
});

Deno.test("keepPace gives a body no more time than its limit, however much arrives", async () => {
  const endless = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((go) => setTimeout(go));
      controller.enqueue(bytes(60_000));
    },
  });
  const patience = { grace: 60_000, rate: 1, limit: 20 };
  await assert.rejects(new Response(keepPace(endless, patience).body).bytes(), {
    name: "TimeoutError",
  });
});

Deno.test("keepPace reads nothing of an unwanted body", async () => {
  const asked: string[] = [];
  const body = new ReadableStream<Uint8Array>({
    pull: () => void asked.push("pull"),
    cancel: () => void asked.push("cancel"),
  }, { highWaterMark: 0 });
  const { letGo } = keepPace(body, { grace: 60_000, rate: 1 });
  await letGo();
  assert.deepEqual(asked, []);
  assert.equal(body.locked, false, "the server drops it");
});

Deno.test("keepPace releases a partly read body", async () => {
  const asked: string[] = [];
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(bytes(1)),
    cancel: () => void asked.push("cancel"),
  }, { highWaterMark: 0 });
  const paced = keepPace(body, { grace: 60_000, rate: 1 });
  await paced.body.getReader().read();
  await paced.letGo();
  assert.deepEqual(asked, ["cancel"]);
});

Deno.test("inTime returns the whole, or gives up", async () => {
  assert.equal(await inTime(new Response("code=1"), 60_000), "code=1");
  const stuck = new Response(new ReadableStream());
  await assert.rejects(inTime(stuck, 5), { name: "TimeoutError" });
  const broken = new Response(ReadableStream.from([Promise.reject(new TypeError("broken"))]));
  await assert.rejects(inTime(broken, 60_000), { name: "BrokenOff" });
});

Deno.test("keepPace says of a body that breaks off whose fault it is, and why", async () => {
  const cause = new TypeError("broken");
  const { body } = keepPace(ReadableStream.from([Promise.reject(cause)]), SHORT);
  await assert.rejects(new Response(body).bytes(), { name: "BrokenOff", cause });
});

programTest(
  "a form of which the rest does not arrive gets a response, with or without a stated length",
  async ({ program, origin }) => {
    const { port } = program;
    const type = "application/x-www-form-urlencoded";
    for (
      const framing of ["Content-Length: 9", "Content-Length: 9000", "Transfer-Encoding: chunked"]
    ) {
      const head = [
        "POST /login",
        `Host: ${new URL(origin).host}`,
        `Content-Type: ${type}`,
        framing,
      ];
      const text = head.join("\r\n").replace("\r\n", " HTTP/1.1\r\n") + "\r\n\r\n";
      const { status } = await exchange(port, text, 5000, (raw) => raw.includes("</html>"));
      assert.equal(status, 400, framing);
    }
  },
  { patience: { form: SHORT, photo: SHORT } },
);
