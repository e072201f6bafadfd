/** Files of letters and dossiers go before them: afterwards nothing would lead to them. */
import { type AttachedFile, attachmentRecord } from "../attachments/attachment.ts";
import { attachmentUseRecord, releaseAttachment } from "../attachments/uses.ts";
import { dossierEntryRecord } from "../dossier/dossier.ts";
import { letterRecord } from "../messages/letter.ts";
import { listAll, read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import type { Step } from "./erase.ts";

/** `id`: of the letter. */
export async function* eraseLetterFiles(store: Store, id: string): AsyncGenerator<Step> {
  const { value } = await read(store, letterRecord(id));
  yield* eraseFiles(store, id, value?.attachments);
}

/** `id`: of the dossier. */
export async function* eraseDossierFiles(store: Store, id: string): AsyncGenerator<Step> {
  for await (const { value } of listAll(store, dossierEntryRecord.all(id))) {
    yield* eraseFiles(store, id, value.files);
  }
}

/** One that an earlier version kept has no mark, and stays: others may have it. */
async function* eraseFiles(
  store: Store,
  item: string,
  files: readonly AttachedFile[] = [],
): AsyncGenerator<Step> {
  for (const { id } of files) {
    const { file, use } = await read(store, {
      file: attachmentRecord(id),
      use: attachmentUseRecord(id, item),
    });
    if (use.value || file.value?.isLeaving) yield () => releaseAttachment(store, id, item);
  }
}
