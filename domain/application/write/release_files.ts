/**
 * Files that an application has no more go from the store, by a message in the commit that takes them
 * away: a worker that dies leaves no file behind, and none half deleted (docs/decisions/0313).
 */
import { releaseAttachment } from "../../attachments/uses.ts";
import { enqueue } from "../../outbox/enqueue.ts";
import { type Message, newMessageId } from "../../outbox/message.ts";
import type { Sender } from "../../outbox/sender.ts";
import { transact, type Write } from "../../platform/commit.ts";
import type { Clock, Random } from "../../platform/platform.ts";
import { listAll, read } from "../../platform/read.ts";
import type { Store } from "../../platform/store.ts";
import { type Application, applicationRecord, applicationRevisionRecord } from "../application.ts";
import { applicationDraftRecord } from "../draft.ts";
import { filesOfDraft } from "../draft_fields.ts";
import { deletedApplicationRecord, RESTORABLE } from "./deleted.ts";

export const FILES_RELEASED = "application_files";

interface Released {
  application: string;
  agencyId: string;
  /** IDs. */
  files: string[];
}

/** `dueAt`: for a draft that can be brought back until then; otherwise at once. */
export function releaseFiles(
  deps: { clock: Clock; random: Random },
  write: Write,
  { application: { id, agencyId }, files, dueAt }: {
    application: Pick<Application, "id" | "agencyId">;
    files: readonly { id: string }[];
    dueAt?: number;
  },
): void {
  if (files.length === 0) return;
  enqueue<Released>(write, {
    id: newMessageId(deps),
    kind: FILES_RELEASED,
    receiver: `application:${id}`,
    at: deps.clock.now(),
    dueAt,
    content: { application: id, agencyId, files: files.map((file) => file.id) },
  });
}

/** What the application still has stays: a round that was submitted never changes. */
export function createReleaseSender(deps: { store: Store; clock: Clock }): Sender {
  return {
    async send(message: Message) {
      const { application, agencyId, files } = message.content as Released;
      await endDeleted(deps, { application, agencyId });
      const held = await filesHeld(deps.store, application);
      for (const file of files) {
        if (!held.has(file)) await releaseAttachment(deps.store, file, application);
      }
      return { outcome: "delivered" };
    },
  };
}

/** A deleted draft whose time is over: from here on it cannot be brought back. */
async function endDeleted(
  { store, clock }: { store: Store; clock: Clock },
  { application: id, agencyId }: { application: string; agencyId: string },
): Promise<void> {
  const wanted = {
    application: applicationRecord(id),
    deleted: deletedApplicationRecord(agencyId, id),
  };
  await transact(store, wanted, ({ application, deleted }, write) => {
    const isOver = !deleted.value || deleted.value.deletedAt + RESTORABLE <= clock.now();
    if (application.value || !isOver) return;
    write.delete(deleted).delete(applicationDraftRecord(id));
  });
}

async function filesHeld(store: Store, id: string): Promise<Set<string>> {
  const { value: draft } = await read(store, applicationDraftRecord(id));
  const rounds = await Array.fromAsync(listAll(store, applicationRevisionRecord.all(id)));
  const files = [
    ...draft ? filesOfDraft(draft) : [],
    ...rounds.flatMap(({ value: { content } }) => [...content.details.files, content.letter.file]),
  ];
  return new Set(files.map((file) => file.id));
}
