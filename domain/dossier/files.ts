/** Files that an agency has put into the history of a dossier. */
import type { AttachedFile } from "../attachments/attachment.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { type DossierEntry, dossierEntryRecord } from "./dossier.ts";

type Line = Pick<DossierEntry, "at" | "id">;

/** Names a line in an address. */
export const lineName = ({ at, id }: Line): string => `${at}.${id}`;

const LINE = /^(\d{1,16})\.([0-9a-f-]{1,40})$/;

/** `null` unless this line of this dossier has the file. Whose the dossier is, others must ask. */
export async function readFileOfLine(
  { store }: { store: Store },
  dossier: string,
  { line, file }: { line: string; file: string },
): Promise<AttachedFile | null> {
  const [, at, id] = LINE.exec(line) ?? [];
  if (id === undefined) return null;
  const { value } = await read(store, dossierEntryRecord(dossier, { at: Number(at), id }));
  return value?.files?.find((one) => one.id === file) ?? null;
}
