/**
 * The virus scan of attachments, done by the worker of the outbox. A scanner that is down delays
 * it; nothing is served meanwhile, and no letter waits for it.
 */
import { enqueue } from "../outbox/enqueue.ts";
import { type Message, newMessageId } from "../outbox/message.ts";
import type { Outcome, Sender } from "../outbox/sender.ts";
import { transact } from "../platform/commit.ts";
import type { Clock, Random } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { type Attachment, attachmentRecord } from "./attachment.ts";
import { decide, type DecideDeps } from "./decide.ts";
import { storedContent } from "./pieces.ts";
import { ScanFailed, type Scanner, ScannerUnavailable } from "./ports.ts";

export const SCAN = "scan";

/** The scanner, as a receiver of the outbox. */
export const SCANNER = "scanner";

interface Scan {
  attachment: string;
  /** It was tried for a day. */
  isGivenUp?: boolean;
}

export const scanMessage = (
  deps: { clock: Clock; random: Random },
  { id, changedAt }: Attachment,
): Message<Scan> => ({
  id: newMessageId(deps),
  kind: SCAN,
  receiver: SCANNER,
  at: changedAt,
  content: { attachment: id },
});

/** So often the scanner may say of a file that it could not examine it. */
const MAX_SCAN_ERRORS = 5;

export interface ScanDeps extends DecideDeps {
  random: Random;
  /** What waits for one that is not configured any more stays where it is. */
  scanner?: Scanner;
}

export function createScanSender(deps: ScanDeps): Sender {
  async function scan(attachment: Attachment): Promise<Outcome> {
    if (!deps.scanner) return { outcome: "failed", reason: "no scanner is configured" };
    const content = storedContent(deps.store, attachment.id, attachment.size);
    try {
      await decide(deps, attachment, await deps.scanner.scan(content.stream()));
      return { outcome: "delivered" };
    } catch (error) {
      if (error instanceof ScannerUnavailable) return { outcome: "failed", reason: error.message };
      if (!(error instanceof ScanFailed)) throw error;
      return await countError(deps, attachment, error.message);
    }
  }

  return {
    async send(message): Promise<Outcome> {
      const { attachment: id, isGivenUp } = message.content as Scan;
      const { value } = await read(deps.store, attachmentRecord(id));
      // It was decided by an attempt that did not end, or its time was over.
      if (value?.state !== "pending") return { outcome: "delivered" };
      if (!isGivenUp) return await scan(value);
      await decide(deps, value, { verdict: "unscannable", reason: "tried for a day" });
      return { outcome: "delivered" };
    },
    givenUp: (message) => (write) => {
      const content: Scan = { ...message.content as Scan, isGivenUp: true };
      enqueue(write, { ...message, id: newMessageId(deps), at: deps.clock.now(), content });
    },
  };
}

/** The scanner answered: after some times it is the file's fault, not the scanner's. */
async function countError(
  deps: ScanDeps,
  attachment: Attachment,
  reason: string,
): Promise<Outcome> {
  const wanted = { found: attachmentRecord(attachment.id) };
  const errors = await transact(deps.store, wanted, ({ found }, write) => {
    if (found.value?.state !== "pending") return 0;
    const scanErrors = (found.value.scanErrors ?? 0) + 1;
    write.set(found, { ...found.value, scanErrors });
    return scanErrors;
  });
  if (errors < MAX_SCAN_ERRORS) return { outcome: "failed", reason };
  await decide(deps, attachment, { verdict: "unscannable", reason });
  return { outcome: "delivered" };
}
