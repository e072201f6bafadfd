/** What «پیشخوان» shows of an application to members who do not write it now. */
import { fieldsOfDraft, filesOfDraft } from "../../domain/application/draft_fields.ts";
import { fieldsOf } from "../../domain/application/fields_of.ts";
import { isEditable } from "../../domain/application/state.ts";
import { latestRevision } from "../../domain/application/write/submit.ts";
import { shownFiles } from "../attachments/person_files.ts";
import type { Visit } from "../site/visit.ts";
import { type Asked, boardOf } from "./access.ts";
import { connectionTexts } from "./connection_text.ts";

/** As it was submitted last; a draft as it was typed. */
export async function shownContent(visit: Visit, { application, draft, id }: Asked) {
  const { store } = visit.ports;
  const isOpen = isEditable(application.state);
  const revision = isOpen ? null : await latestRevision(store, application);
  const textOf = await connectionTexts(store, application.agencyId);
  const fields = revision ? fieldsOf(revision.content) : fieldsOfDraft(draft);
  const files = revision
    ? [...revision.content.details.files, revision.content.letter.file]
    : filesOfDraft(draft);
  return {
    fields: fields.map((field) => ({ ...field, value: textOf(field.label, field.value) })),
    files: await shownFiles(visit, files, (file) => `${boardOf(id)}/files/${file.id}`),
  };
}
