/**
 * From approved to live: the servers are asked once more, then one commit puts the revision into
 * force in place of the former one (docs/decisions/0339). Who is stopped on the way leaves
 * `publishing`, and the next holder of the lease begins again: until the commit nothing has changed.
 */
import { type Application, applicationRecord } from "../application/application.ts";
import type { AuditLog } from "../platform/audit.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { WorkLease } from "../platform/lease.ts";
import { MINUTE } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Service } from "../services/service.ts";
import { act } from "./act.ts";
import { type ProbeDeps, probeUpstream } from "./probe.ts";
import {
  markCatalogue,
  type PublishedService,
  publishedServiceRecord,
  standingRecord,
} from "./published.ts";
import { type PublicationResult, publicationResultRecord } from "./result.ts";
import { submittedService } from "./revision.ts";
import { smugglingGate } from "./smuggling_gate.ts";
import { tellBothSides } from "./tell.ts";

export interface PublishDeps extends ProbeDeps {
  store: Store;
  audit: AuditLog;
  /** Every commit depends on it. */
  lease: WorkLease;
}

/** How long the first answers of a revision are watched. */
export const WATCH = 10 * MINUTE;

/** `lost`: another worker goes on. `moved`: there is nothing to publish any more. */
export type Publishing = "live" | "failed" | "moved" | "lost";

/** An application that is approved, or was left while it was published. */
export async function publish(deps: PublishDeps, id: string): Promise<Publishing> {
  const begun = await begin(deps, id);
  if (typeof begun === "string") return begun;
  const service = await submittedService(deps.store, begun);
  const result = await judge(deps, begun, service);
  return await end(deps, begun, { service, result });
}

async function begin(deps: PublishDeps, id: string): Promise<Application | "moved" | "lost"> {
  const held = await deps.lease.hold();
  if (!held) return "lost";
  return await transact(deps.store, { application: applicationRecord(id) }, (found, write) => {
    const { application } = found;
    if (!isThere(application)) return "moved";
    if (application.value.state === "publishing") return application.value;
    if (application.value.state !== "approved") return "moved";
    write.check(held);
    act(deps, write, application, { kind: "publishing", by: "program", to: "publishing" });
    return application.value;
  });
}

/** What its servers show; nobody but they hears of it. */
async function judge(
  deps: PublishDeps,
  { agencyId }: Application,
  service: Service | null,
): Promise<PublicationResult> {
  const at = deps.clock.now();
  if (!service) return { at, failure: "invalid" };
  const probe = await probeUpstream(deps, { service, agencyId });
  if (probe.nameTaken) return { at, failure: "name_taken", probe };
  if (probe.finding === "failed") return { at, failure: "probe", probe };
  const gate = await smugglingGate(deps, { service, agencyId });
  return { at, ...gate.finding === "failed" && { failure: "gate" }, probe, gate };
}

async function end(
  deps: PublishDeps,
  { id, revision }: Application,
  { service, result }: { service: Service | null; result: PublicationResult },
): Promise<Publishing> {
  const held = await deps.lease.hold();
  if (!held) return "lost";
  const gather = (read: Read) =>
    read({
      application: applicationRecord(id),
      ...service && {
        published: publishedServiceRecord(service.id),
        standing: standingRecord(service.id),
      },
    });
  return await transact(deps.store, gather, ({ application, ...found }, write) => {
    const isSame = isThere(application) && application.value.state === "publishing" &&
      application.value.revision === revision;
    if (!isSame) return "moved";
    write.check(held);
    const { published, standing } = found;
    const failure = result.failure ?? refusalBy(id, published?.value, standing?.value?.state);
    write.set(publicationResultRecord(id, revision), { ...result, ...failure && { failure } });
    if (failure || !service || !published) {
      failed(deps, write, application, { failure: failure ?? "invalid", service });
      return "failed";
    }
    goLive(deps, write, { application, published, service });
    return "live";
  });
}

type Kept<T> = Found<T> & { value: T };

const isThere = (found: Found<Application>): found is Kept<Application> => found.value !== null;

/** Decided by what is in the store when it is written, whatever the catalogue said before. */
function refusalBy(
  applicationId: string,
  published: PublishedService | null | undefined,
  standing: string | undefined,
): "name_taken" | "retired" | undefined {
  if (published && published.applicationId !== applicationId) return "name_taken";
  return standing === "retired" ? "retired" : undefined;
}

function failed(
  deps: PublishDeps,
  write: Write,
  application: Kept<Application>,
  { failure, service }: {
    failure: NonNullable<PublicationResult["failure"]>;
    service: Service | null;
  },
): void {
  const { id, number, agencyId, title, serviceId = id } = application.value;
  tellBothSides(deps, write, {
    ...{ kind: "publish_failed", service: service?.id ?? serviceId, agencyId },
    title: service?.title ?? title ?? { fa: number },
  });
  act(deps, write, application, {
    ...{ kind: "publish_failed", by: "program", to: "publish_failed", text: failure },
  });
  record(deps, write, { event: "service.publish_failed", application, detail: { failure } });
}

function goLive(
  deps: PublishDeps,
  write: Write,
  { application, published, service }: {
    application: Kept<Application>;
    published: Found<PublishedService>;
    service: Service;
  },
): void {
  const { id: applicationId, agencyId, revision } = application.value;
  const now = deps.clock.now();
  const former = published.value;
  write.set(published, {
    ...{ applicationId, agencyId, revision, service, publishedAt: now, watchUntil: now + WATCH },
    ...former && { former: { revision: former.revision, service: former.service } },
    ...former?.settings && { settings: former.settings },
  });
  markCatalogue(write, now);
  act(deps, write, application, {
    ...{ kind: "published", by: "program", to: "live" },
    change: { live: revision, serviceId: service.id },
  });
  const { id, title } = service;
  tellBothSides(deps, write, { kind: "published", service: id, title, agencyId });
  record(deps, write, {
    ...{ event: "service.published", application, service: service.id },
    detail: { revision },
  });
}

function record(
  { audit, clock }: PublishDeps,
  write: Write,
  { application, service, event, detail }: {
    application: Kept<Application>;
    event: "service.published" | "service.publish_failed";
    service?: string;
    detail: Record<string, string | number>;
  },
): void {
  const { id, serviceId } = application.value;
  audit.include(write, {
    ...{ at: clock.now(), event, service: service ?? serviceId },
    detail: { application: id, ...detail },
  });
}
