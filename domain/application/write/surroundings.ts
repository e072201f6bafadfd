/** What a draft is judged by, read for it. */
import type { Agency } from "../../agency/agency.ts";
import { attachmentRecord } from "../../attachments/attachment.ts";
import { readActiveConnections } from "../../bus/connection.ts";
import type { JalaliCalendar } from "../../identity/calendar.ts";
import type { Read } from "../../platform/read.ts";
import type { Catalogue } from "../../services/catalogue.ts";
import type { ApplicationDraft } from "../draft.ts";
import type { ApplicationDeps } from "../member.ts";
import type { Surroundings } from "../read_draft.ts";
import { hostTakenFrom, readTaken } from "../service_name.ts";
import type { Application } from "../application.ts";
import { readFixed } from "../fixed.ts";

export interface JudgeDeps extends ApplicationDeps {
  calendar: JalaliCalendar;
  catalogue: Pick<Catalogue, "current">;
}

/** `read`: of a commit, which then depends on all of it but the connections, or without one. */
export async function surroundingsOf(
  deps: JudgeDeps,
  read: Read,
  { application, agency, draft }: {
    application: Pick<Application, "id" | "live">;
    agency: Pick<Agency, "id" | "name">;
    draft: ApplicationDraft;
  },
): Promise<Surroundings> {
  const { store, catalogue, calendar, clock } = deps;
  const serviceId = draft.fields.service_id ?? "";
  const isTaken = serviceId !== "" &&
    await readTaken(read, { catalogue, agency }, { serviceId, application: application.id });
  const files = [...draft.files, ...draft.letterFile ? [draft.letterFile] : []];
  const found = await read(files.map((file) => attachmentRecord(file.id)));
  const refused = new Set(
    files.filter((_, i) => !SOUND.has(found[i].value?.state ?? "")).map((file) => file.id),
  );
  return {
    calendar,
    agency,
    now: clock.now(),
    connections: await readActiveConnections(store, agency.id),
    isTaken: () => isTaken,
    fixed: await readFixed(store, application),
    isHostTaken: hostTakenFrom(catalogue, agency),
    isRefused: (fileId) => refused.has(fileId),
  };
}

/** The scanner may still look at it: nobody is given it before. */
const SOUND: ReadonlySet<string> = new Set(["pending", "clean"]);
