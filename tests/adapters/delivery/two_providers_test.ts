import assert from "node:assert/strict";
import { createTwoProviders } from "../../../adapters/delivery/two_providers.ts";
import { createKavenegar } from "../../../adapters/delivery/kavenegar.ts";
import { DeliveryFailed } from "../../../domain/notice/delivery.ts";
import { type Behaviour, FAILURES, hang, serveLoopback } from "../loopback_server.ts";

const accept: Behaviour = () =>
  Response.json({ return: { status: 200 }, entries: [{ messageid: 7 }] });
const refuse: Behaviour = () =>
  Response.json({ return: { status: 418 }, entries: null }, { status: 418 });
const code = { template: "code", code: "48151" } as const;
const templates = {
  deskCode: "panjereh-desk-code",
  code: "a",
  contact: "g",
  simChanged: "b",
  notice: "c",
  deskNotice: "panjereh-desk-notice",
  letter: "d",
  dossier: "d",
  invitation: "e",
  deskNews: "f",
};

async function withTwo(
  behaviours: [Behaviour, Behaviour],
  run: (
    send: (options?: { again?: boolean }) => Promise<unknown>,
    counts: () => number[],
  ) => Promise<void>,
) {
  await using one = serveLoopback(behaviours[0]);
  await using two = serveLoopback(behaviours[1]);
  const [first, second] = [one, two].map(({ url }, i) =>
    createKavenegar({ url, key: "key", templates, timeout: 1500, name: String(i + 1) })
  );
  const sms = createTwoProviders(first, second);
  await run(
    (options) => sms.send("09121234567", code, options),
    () => [one.received.length, two.received.length],
  );
}

Deno.test("the first provider is used alone while it works", async () => {
  await withTwo([accept, accept], async (send, counts) => {
    assert.deepEqual(await send(), { messageId: "1:7" });
    assert.deepEqual(counts(), [1, 0]);
  });
});

Deno.test("what the first provider refused is sent by the second", async () => {
  await withTwo([refuse, accept], async (send, counts) => {
    assert.deepEqual(await send(), { messageId: "2:7" });
    assert.deepEqual(counts(), [1, 1]);
  });
});

Deno.test("an open breaker sends by the second without calling the first", async () => {
  await withTwo([refuse, accept], async (send, counts) => {
    for (let i = 0; i < 6; i++) await send();
    assert.deepEqual(counts(), [5, 6]);
  });
});

const unsure: [string, Behaviour][] = [
  ["no answer in time", hang],
  ...FAILURES.filter(([name]) => !["status 401"].includes(name)),
];
for (const [name, behaviour] of unsure) {
  Deno.test(`after ${name} nothing is sent twice; a message sent again goes by the second`, async () => {
    await withTwo([behaviour, accept], async (send, counts) => {
      await assert.rejects(send(), (error) => error instanceof DeliveryFailed && error.mayHaveLeft);
      assert.deepEqual(counts(), [1, 0]);
      assert.deepEqual(await send({ again: true }), { messageId: "2:7" });
      assert.deepEqual(counts(), [1, 1]);
    });
  });
}

Deno.test("when both refuse, the failure is reported", async () => {
  await withTwo([refuse, refuse], async (send, counts) => {
    await assert.rejects(send(), DeliveryFailed);
    assert.deepEqual(counts(), [1, 1]);
  });
});

Deno.test("a bug in the program does not trigger the second provider", async () => {
  const fault = new TypeError("ours");
  const sms = createTwoProviders(
    { send: () => Promise.reject(fault) },
    { send: () => assert.fail("was asked") },
  );
  await assert.rejects(sms.send("09121234567", code), fault);
});
