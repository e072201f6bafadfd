/** The page of a step that is one form, with what only some of them have. */
import type { AttachedFile } from "../../domain/attachments/attachment.ts";
import { type BusConnection, readActiveConnections } from "../../domain/bus/connection.ts";
import { shownFiles } from "../attachments/person_files.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { type Asked, boardOf } from "./access.ts";
import { connectionText } from "./connection_text.ts";
import type { FileFault } from "./upload.ts";

export type FormStep = "connection" | "details" | "letter";
export type FormProps = Pick<
  PageProps<"applicationConnection">,
  | "id"
  | "number"
  | "shown"
  | "values"
  | "gaps"
  | "saved"
  | "kept"
  | "tooLong"
  | "conflicts"
>;

export interface Shown {
  step: FormStep;
  form: FormProps;
  fileFault?: FileFault;
  status?: PageStatus;
}

export async function show(visit: Visit, asked: Asked, { step, form, fileFault, status }: Shown) {
  const { draft, id, member } = asked;
  if (step === "connection") {
    const connections = await readActiveConnections(visit.ports.store, member.agencyId);
    const props = { ...form, connections: connections.map(shownConnection) };
    return await visit.page("applicationConnection", props, { status });
  }
  const files = step === "details" ? draft.files : draft.letterFile ? [draft.letterFile] : [];
  const props = { ...form, fileFault, files: await filesOf(visit, id, files) };
  const page = step === "details" ? "applicationDetails" : "applicationLetter";
  return await visit.page(page, props, { status });
}

const shownConnection = (connection: BusConnection) => ({
  id: connection.id,
  text: connectionText(connection),
  userNames: connection.userNames,
});

async function filesOf(visit: Visit, id: string, files: readonly AttachedFile[]) {
  const shown = await shownFiles(visit, files, (file) => `${boardOf(id)}/files/${file.id}`);
  return shown.map((file, i) => ({ ...file, id: files[i].id }));
}
