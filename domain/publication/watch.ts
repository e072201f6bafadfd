/**
 * The first minutes of a revision: if its servers fail too often, the former one answers again, by
 * itself. A first revision, which has no former one, is suspended.
 */
import { transact } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import type { Catalogue } from "../services/catalogue.ts";
import { act, readForChange } from "./act.ts";
import { markCatalogue } from "./published.ts";
import type { PublishDeps } from "./publish.ts";
import { publicationResultRecord } from "./result.ts";
import { tellBothSides, titleOf } from "./tell.ts";
import { isFailing } from "./traffic/failing.ts";
import { watchedSum } from "./traffic/traffic.ts";

type WatchDeps = Omit<PublishDeps, "catalogue"> & { catalogue: Pick<Catalogue, "current"> };

/** Looks at every revision that is watched. */
export async function watchRevisions(deps: WatchDeps): Promise<void> {
  for (const { id, desk } of deps.catalogue.current().values()) {
    const { revision, watchUntil } = desk?.published ?? {};
    if (revision === undefined || watchUntil === undefined) continue;
    const sum = await watchedSum(deps.store, id, revision);
    if (isFailing(sum)) await endWatch(deps, { id, revision, isGood: false });
    else if (deps.clock.now() >= watchUntil) await endWatch(deps, { id, revision, isGood: true });
  }
}

interface Ended {
  /** Of the service. */
  id: string;
  revision: number;
  isGood: boolean;
}

/** Does nothing if something else has come into force meanwhile. */
async function endWatch(deps: WatchDeps, { id, revision, isGood }: Ended): Promise<void> {
  const held = await deps.lease.hold();
  if (!held) return;
  const gather = (read: Read) => readForChange(read, id);
  await transact(deps.store, gather, ({ published, standing, application }, write) => {
    const { value } = published;
    if (value?.revision !== revision || value.watchUntil === undefined) return;
    write.check(held);
    const now = deps.clock.now();
    const { watchUntil: _watchUntil, former, ...kept } = value;
    markCatalogue(write, now);
    if (isGood) return void write.set(published, { ...kept, ...former && { former } });
    write.set(published, { ...kept, ...former, ...former && { publishedAt: now } });
    if (!former) {
      write.set(standing, { state: "suspended", by: "program", since: now });
    }
    write.set(publicationResultRecord(kept.applicationId, revision), {
      at: now,
      failure: "errors",
    });
    deps.audit.include(write, {
      ...{ at: now, event: "service.taken_back", service: id },
      detail: { application: kept.applicationId, revision, ...former && { to: former.revision } },
    });
    act(deps, write, application, {
      ...{ kind: "taken_back", by: "program", text: "errors" },
      to: former ? "publish_failed" : "suspended",
      ...former && { change: { live: former.revision } },
    });
    const { agencyId } = kept;
    tellBothSides(deps, write, {
      kind: "taken_back",
      service: id,
      title: titleOf(value),
      agencyId,
    });
  });
}
