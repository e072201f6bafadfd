/** Uploads on a store, and a scanner that does as it is told. */
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { createSeal } from "../../../adapters/keys/seal.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { newSha256 } from "../../../adapters/scan/digest.ts";
import { includeAttached, judgeAttachable } from "../../../domain/attachments/attach.ts";
import { type Attachment, attachmentRecord } from "../../../domain/attachments/attachment.ts";
import { ATTACHMENT_EXPIRY, createExpirySender } from "../../../domain/attachments/expire.ts";
import type { Verdict } from "../../../domain/attachments/ports.ts";
import { createScanSender, SCAN } from "../../../domain/attachments/scan.ts";
import { announce, findAttachment } from "../../../domain/attachments/announce.ts";
import { append } from "../../../domain/attachments/upload.ts";
import type { Senders } from "../../../domain/outbox/sender.ts";
import { transact } from "../../../domain/platform/commit.ts";
import { deliverDue, type OutboxWorld, withOutbox } from "../../support/outbox.ts";
import { joined, pdf } from "../../support/files.ts";

export const SERVICE = "insurance";

export const digestOf = (bytes: Uint8Array): string => {
  const digest = newSha256();
  digest.update(bytes);
  return digest.hex();
};

export const body = async function* (...parts: Uint8Array[]) {
  yield* parts;
};

export function attachmentsWorld({ store, clock }: OutboxWorld) {
  const common = { store, clock, random: systemRandom };
  const deps = {
    ...common,
    newDigest: newSha256,
    audit: createKvAuditLog(store, systemRandom),
    hash: createKeyedHash(new Uint8Array(32).fill(7)),
    seal: createSeal(new Uint8Array(32).fill(9)),
  };
  /** What the scanner was given. */
  const scanned: Uint8Array[] = [];
  const world = {
    ...common,
    deps,
    scanned,
    /** May throw. */
    verdict: (_bytes: Uint8Array): Verdict => ({ verdict: "clean" }),
    /** Announces a file with these bytes. */
    async announce(bytes: Uint8Array, more: Partial<Attachment> = {}): Promise<Attachment> {
      const created = await announce(deps, SERVICE, {
        name: "نامه.pdf",
        type: "application/pdf",
        size: bytes.length,
        sha256: digestOf(bytes),
        ...more,
      });
      if (typeof created === "string") throw new Error(created);
      return created;
    },
    append: (id: string, offset: number, isLast: boolean, ...parts: Uint8Array[]) =>
      append(deps, SERVICE, { id, offset, isLast, body: body(...parts) }),
    /** All at once. */
    async upload(bytes: Uint8Array = pdf(), more: Partial<Attachment> = {}): Promise<Attachment> {
      const { id } = await world.announce(bytes, more);
      const appended = await world.append(id, 0, true, bytes);
      if (appended.outcome === "unknown") throw new Error("unknown");
      return appended.attachment;
    },
    /** As a letter does that takes it. */
    keep: (id: string, item = "letter-1") =>
      transact(store, { found: attachmentRecord(id) }, ({ found }, write) => {
        includeAttached(write, found, item);
        return judgeAttachable(found, SERVICE);
      }),
    find: (id: string) => findAttachment(store, SERVICE, id),
    senders: <Senders> {
      [ATTACHMENT_EXPIRY]: createExpirySender(deps),
      [SCAN]: createScanSender({
        ...deps,
        scanner: {
          async scan(content): Promise<Verdict> {
            const bytes = joined(...await Array.fromAsync(content));
            scanned.push(bytes);
            return world.verdict(bytes);
          },
        },
      }),
    },
    /** Delivers what is due: scans and expiries. */
    work: () => deliverDue({ store, clock }, world.senders),
  };
  return world;
}

export type AttachmentsWorld = ReturnType<typeof attachmentsWorld>;

export function attachmentsTest(
  name: string,
  run: (world: AttachmentsWorld) => void | Promise<void>,
): void {
  Deno.test(name, () => withOutbox(async (outbox) => await run(attachmentsWorld(outbox))));
}
