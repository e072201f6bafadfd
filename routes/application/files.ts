/** `…/files/<file>`: a file of the application, at the host of files; its editors remove one of the details. */
import { removeFile } from "../../domain/application/write/save.ts";
import { latestRevision } from "../../domain/application/write/submit.ts";
import { leadToFile } from "../attachments/person_files.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { Visit } from "../site/visit.ts";
import { type Asked, BOARD, boardOf, editors, toChange, viewers, withOwn } from "./access.ts";

const FILE = `${BOARD}/files/:file`;

export function mountApplicationFiles(desk: DeskGroups): void {
  viewers(desk).get(FILE, withOwn(lead));
  editors(desk).post(FILE, toChange(remove), `${BOARD}/details`);
}

async function lead(visit: Visit, { id, draft, application, member }: Asked): Promise<Response> {
  const attachment = visit.param("file");
  const revision = await latestRevision(visit.ports.store, application);
  const files = [
    ...draft.files,
    draft.letterFile,
    ...revision?.content.details.files ?? [],
    revision?.content.letter.file,
  ];
  if (!files.some((file) => file?.id === attachment)) return await visit.problem("not_found");
  return await leadToFile(visit, { accountId: member.id, attachment, page: boardOf(id) });
}

async function remove(visit: Visit, { id, member }: Asked): Promise<Response> {
  const { outcome } = await removeFile(visit.ports, { member, id }, visit.param("file"));
  if (outcome === "unknown") return await visit.problem("not_found");
  return await visit.goTo(`${boardOf(id)}/details`);
}
