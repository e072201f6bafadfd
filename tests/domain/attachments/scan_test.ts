import assert from "node:assert/strict";
import { eventsAfter } from "../../../domain/agency_events/log.ts";
import type { AttachmentState } from "../../../domain/attachments/attachment.ts";
import { ScanFailed, ScannerUnavailable } from "../../../domain/attachments/ports.ts";
import { SCAN, SCANNER } from "../../../domain/attachments/scan.ts";
import { resume } from "../../../domain/outbox/control.ts";
import { receiverRecord } from "../../../domain/outbox/receiver.ts";
import { DAY, HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { read } from "../../../domain/platform/read.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import { auditOf } from "../../support/audit.ts";
import { pdf } from "../../support/files.ts";
import { inOutbox } from "../../support/outbox.ts";
import { attachmentsTest, type AttachmentsWorld } from "./world.ts";

async function stateOf(world: AttachmentsWorld, id: string): Promise<AttachmentState | undefined> {
  return (await world.find(id))?.state;
}

attachmentsTest("scan: a file is given to the scanner as it was sent", async (world) => {
  const { id, state } = await world.upload();
  assert.equal(state, "pending");
  await world.work();
  assert.deepEqual(world.scanned, [pdf()]);
  assert.equal(await stateOf(world, id), "clean");
  assert.deepEqual(await auditOf(world), []);
});

attachmentsTest("scan: an infected file is audited, and the agency is told", async (world) => {
  world.verdict = () => ({ verdict: "infected", threat: "Eicar-Signature" });
  const { id } = await world.upload();
  await world.work();
  const attachment = await world.find(id);
  assert.equal(attachment?.state, "infected");
  assert.equal(attachment?.threat, "Eicar-Signature");
  const [{ event, service, detail }] = await auditOf(world);
  assert.deepEqual(
    { event, service, detail },
    {
      event: "attachment.infected",
      service: "insurance",
      detail: { attachment: id, why: "Eicar-Signature" },
    },
  );
  const { events } = await eventsAfter(world.store, "insurance", { after: 0, limit: 10 });
  assert.deepEqual(events.map(({ type, subject, data }) => ({ type, subject, data })), [
    { type: "attachment.infected", subject: id, data: { why: "Eicar-Signature" } },
  ]);
});

attachmentsTest("scan: what no scanner can look into is unscannable", async (world) => {
  world.verdict = () => ({ verdict: "unscannable", reason: "encrypted" });
  const { id } = await world.upload();
  await world.work();
  assert.equal(await stateOf(world, id), "unscannable");
  const [{ detail }] = await auditOf(world, "attachment.unscannable");
  assert.deepEqual(detail, { attachment: id, why: "encrypted" });
});

attachmentsTest("scan: a scanner that is down delays, and its return catches up", async (world) => {
  const { clock } = world;
  world.verdict = () => {
    throw new ScannerUnavailable("ECONNREFUSED");
  };
  const first = await world.upload();
  const second = await world.upload(pdf("other"));
  await world.work();
  for (let passed = 0; passed < 3 * HOUR; passed += 10 * MINUTE) {
    clock.time += 10 * MINUTE;
    await world.work();
  }
  assert.equal(await stateOf(world, first.id), "pending");
  world.verdict = () => ({ verdict: "clean" });
  clock.time += 15 * MINUTE;
  await world.work();
  assert.equal(await stateOf(world, first.id), "clean");
  assert.equal(await stateOf(world, second.id), "clean");
});

attachmentsTest("scan: even after days a file still waits for the scanner", async (world) => {
  const { clock, store } = world;
  world.verdict = () => {
    throw new ScannerUnavailable("ECONNREFUSED");
  };
  const { id } = await world.upload();
  await world.keep(id);
  await world.work();
  clock.time += 1.5 * DAY;
  await world.work();
  assert.equal((await read(store, receiverRecord(SCANNER))).value?.state, "paused");
  world.verdict = () => ({ verdict: "clean" });
  await resume({ store, clock }, SCANNER);
  await world.work();
  assert.equal(await stateOf(world, id), "clean");
});

attachmentsTest(
  "scan: a file that the scanner fails at is unscannable in the end",
  async (world) => {
    const { clock } = world;
    const bad = pdf("bad");
    world.verdict = (bytes) => {
      if (bytes.length === bad.length) throw new ScanFailed("scan error");
      return { verdict: "clean" };
    };
    const { id } = await world.upload(bad);
    const other = await world.upload();
    for (let i = 0; i < 5; i++) {
      await world.work();
      clock.time += 15 * MINUTE;
    }
    assert.equal(await stateOf(world, id), "unscannable");
    assert.equal(await stateOf(world, other.id), "clean");
  },
);

attachmentsTest("scan: an outage of the store is no failure of the scanner", async (world) => {
  world.verdict = () => {
    throw new StoreUnavailable("down");
  };
  const { id } = await world.upload();
  const [message] = (await inOutbox(world.store)).filter(({ kind }) => kind === SCAN);
  await assert.rejects(world.senders[SCAN].send(message), StoreUnavailable);
  assert.equal(await stateOf(world, id), "pending");
});
