/** Files of a letter or a dossier's line, as the person sees them and comes to their bytes. */
import { fileAddress } from "../../domain/attachments/address.ts";
import { type AttachedFile, attachmentRecord } from "../../domain/attachments/attachment.ts";
import { read } from "../../domain/platform/read.ts";
import type { ShownFile } from "../../views/attachments/files.tsx";
import type { Visit } from "../site/visit.ts";

/** `pathOf`: where the person downloads a file. */
export async function shownFiles(
  { ports }: Visit,
  files: readonly AttachedFile[],
  pathOf: (file: AttachedFile) => string,
): Promise<ShownFile[]> {
  if (files.length === 0) return [];
  const found = await read(ports.store, files.map(({ id }) => attachmentRecord(id)));
  return files.map((file, i) => {
    const { name, type, size, sha256 } = file;
    const state = shownState(found[i].value?.state);
    return { name, type, size, state, ...state === "clean" && { href: pathOf(file), sha256 } };
  });
}

type State = ShownFile["state"];

const SHOWN: readonly string[] = ["clean", "pending", "infected", "unscannable"] satisfies State[];

const shownState = (state = "") => SHOWN.includes(state) ? state as State : "gone";

/**
 * To the host of files, for a few minutes. The person must have been found to own the file.
 * `page`: where it is shown, which says what is the matter with one that is not clean.
 */
export async function leadToFile(
  visit: Visit,
  { accountId, attachment, page }: { accountId: string; attachment: string; page: string },
): Promise<Response> {
  const { ports, language } = visit;
  const { value } = await read(ports.store, attachmentRecord(attachment));
  if (value?.state !== "clean") return await visit.goTo(page);
  const address = fileAddress(ports, { accountId, attachment }, language);
  return visit.leave(ports.hosts.files + address);
}
