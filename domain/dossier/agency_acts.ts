/**
 * What an agency does with a dossier that it has opened. The citizen is told of each act, by the mark
 * in their list. An act with a key happens once, however often it is asked for.
 */
import { type FileRefused, includeAttached, judgeAll } from "../attachments/attach.ts";
import { type AttachedFile, attachmentRecord } from "../attachments/attachment.ts";
import { enqueue } from "../outbox/enqueue.ts";
import { transact, type Write } from "../platform/commit.ts";
import { type Clock, DAY, type Random } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Service } from "../services/service.ts";
import { moved, type Transition } from "./change.ts";
import { readNamed } from "./by_ref.ts";
import { type Desk, type Dossier, dossierEntryRecord, newEntryId } from "./dossier.ts";
import { citizensBrowsers, keepChange, tellCitizen } from "./keep.ts";
import { newsOf, quietNews } from "./news.ts";
import { isDecided, type MoveRefusal } from "./state.ts";
import { type DecidedCases, decidedCasesOf, withCase } from "./usual_time.ts";

interface Deps {
  store: Store;
  clock: Clock;
  random: Random;
}

/** Which dossier, by the agency's own name, and which request. */
export interface AgencyAct {
  agencyRef: string;
  /** Of the agency's choice (IETF draft-ietf-httpapi-idempotency-key-header). */
  key: string;
  /** Of everything that was asked for. */
  digest: string;
  /** IDs of files for this line of the history, each once; it keeps them. */
  files?: readonly string[];
}

interface Done {
  digest: string;
  /** Of the dossier, after the act. */
  revision: number;
}

export const dossierKeyRecord = record<Done, [service: string, key: string]>("dossier_key", {
  about: "that an agency's request about a dossier was fulfilled, for when it is repeated",
  expireIn: 7 * DAY,
});

/** `unknown` also for another agency's dossier. */
export type Acted =
  | { outcome: "done"; dossier: Dossier }
  | { outcome: "unknown" }
  /** An earlier request with this key asked for something else. */
  | { outcome: "key_reused" }
  /** One of the files cannot become part of it. */
  | { outcome: "file_refused"; why: FileRefused };

/** Moves it into another state. */
export async function moveDossier(
  deps: Deps,
  service: Service,
  { agencyRef, key, digest, files: wantedFiles = [] }: AgencyAct,
  transition: Transition,
): Promise<Acted | { outcome: "refused"; why: MoveRefusal; dossier: Dossier }> {
  const gather = async (read: Read) => {
    const found = await readNamed(read, service, agencyRef);
    return {
      found,
      browsers: await citizensBrowsers(deps.store, found.value),
      ...await read(askedBy(service, { key, files: wantedFiles })),
      cases: found.value && isDecided(transition.to)
        ? await read(decidedCasesOf(found.value))
        : null,
    };
  };
  return await transact(deps.store, gather, ({ found, browsers, done, files, cases }, write) => {
    if (!found.value) return { outcome: "unknown" };
    if (done.value) return repeated(done.value, digest, found.value);
    const at = deps.clock.now();
    const result = moved(found.value, transition, { by: "agency", at });
    if ("refused" in result) {
      return { outcome: "refused", why: result.refused, dossier: found.value };
    }
    const attached = judgeAll(files, service.id);
    if (!Array.isArray(attached)) return { outcome: "file_refused", why: attached };
    for (const file of files) includeAttached(write, file, found.value.id);
    const entry = { ...result.entry, ...withFiles(attached) };
    const { dossier, message } = newsOf(result.dossier, at);
    keepChange(deps, write, found, { dossier, entry });
    enqueue(write, message);
    if (cases) countDecision(write, cases, found.value, result.dossier);
    tellCitizen(write, result.dossier, { browsers, at });
    write.set(done, { digest, revision: result.dossier.revision });
    return { outcome: "done", dossier };
  });
}

/** What every act reads beside the dossier. */
const askedBy = (service: Service, { key, files }: { key: string; files: readonly string[] }) => ({
  done: dossierKeyRecord(service.id, key),
  files: files.map((id) => attachmentRecord(id)),
});

const withFiles = (files: AttachedFile[]) => files.length === 0 ? {} : { files };

function countDecision(
  write: Write,
  cases: Found<DecidedCases>,
  former: Dossier,
  { decidedAfter: hours }: Dossier,
): void {
  write.set(cases, withCase(cases.value ?? [], former, hours!));
}

const repeated = (done: Done, digest: string, dossier: Dossier): Acted =>
  done.digest === digest ? { outcome: "done", dossier } : { outcome: "key_reused" };

/**
 * Adds a line to the history. It changes nothing that is decided on, so that lines that are sent at
 * once never collide.
 */
export async function tellOfDossier(
  deps: Deps,
  service: Service,
  { agencyRef, key, digest, files: wantedFiles = [] }: AgencyAct,
  { text, desk }: { text: string; desk?: Desk },
): Promise<Acted> {
  const gather = async (read: Read) => {
    const { value: dossier } = await readNamed(read, service, agencyRef);
    return {
      dossier,
      browsers: await citizensBrowsers(deps.store, dossier),
      ...await read(askedBy(service, { key, files: wantedFiles })),
    };
  };
  return await transact(deps.store, gather, ({ dossier, browsers, done, files }, write): Acted => {
    if (!dossier) return { outcome: "unknown" };
    if (done.value) return repeated(done.value, digest, dossier);
    const attached = judgeAll(files, service.id);
    if (!Array.isArray(attached)) return { outcome: "file_refused", why: attached };
    for (const file of files) includeAttached(write, file, dossier.id);
    const at = deps.clock.now();
    const line = {
      id: newEntryId(deps.random, dossier.revision),
      at,
      by: "agency" as const,
      text,
      desk: desk ?? dossier.desk,
      ...withFiles(attached),
    };
    write.set(dossierEntryRecord(dossier.id, line), line)
      .set(done, { digest, revision: dossier.revision });
    tellCitizen(write, dossier, { browsers, at });
    enqueue(write, quietNews(dossier, line.at));
    return { outcome: "done", dossier };
  });
}
