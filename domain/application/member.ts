/** Who of an agency acts on its applications, and that others' are none of theirs. */
import type { AuditLog } from "../platform/audit.ts";
import type { Clock, KeyedHash, Random } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { appendOnce } from "../platform/record_once.ts";
import type { Store } from "../platform/store.ts";
import { type Application, applicationRecord } from "./application.ts";
import { type ApplicationDraft, applicationDraftRecord, NO_DRAFT } from "./draft.ts";
import { type Acting, newActId } from "./history.ts";

export interface ApplicationDeps {
  store: Store;
  clock: Clock;
  random: Random;
  hash: KeyedHash;
  audit: AuditLog;
}

/** A member of an agency's staff, with where they are. */
export interface Member {
  id: string;
  name: string;
  agencyId: string;
  /** As people read it. */
  network: string;
}

/** A line of the history by a member of the agency. */
export function actOf(
  { clock, random }: Pick<ApplicationDeps, "clock" | "random">,
  { id, name, network }: Member,
  act: Pick<Acting, "kind" | "changes" | "text">,
): Acting {
  const at = clock.now();
  return { id: newActId(random, at), at, by: "agency", staff: { id, name }, network, ...act };
}

export interface OwnApplication {
  application: Application;
  draft: ApplicationDraft;
}

/** `null` for another agency's as for none; the former is audited. */
export async function readOwn(
  deps: Pick<ApplicationDeps, "store" | "clock" | "audit">,
  member: Member,
  id: string,
): Promise<OwnApplication | null> {
  const { application: { value: application }, draft } = await read(deps.store, {
    application: applicationRecord(id),
    draft: applicationDraftRecord(id),
  });
  if (!application) return null;
  if (application.agencyId === member.agencyId) {
    return { application, draft: draft.value ?? NO_DRAFT };
  }
  await appendOnce(deps, member.id, {
    at: deps.clock.now(),
    event: "application.refused",
    detail: { staff: member.id, application: id },
  });
  return null;
}
