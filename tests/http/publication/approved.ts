/** An application that experts have approved, in the store of a running program. */
import { agencyRecord } from "../../../domain/agency/agency.ts";
import {
  type Application,
  applicationRecord,
  applicationRevisionRecord,
} from "../../../domain/application/application.ts";
import { keepApplication } from "../../../domain/application/keep.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { application, content } from "../../domain/publication/world.ts";
import { START } from "../journey.ts";

/** `given.revision`: the first by default. */
export async function approve(store: Store, upstream: string, given: Partial<Application> = {}) {
  const found = await read(store, applicationRecord("application-1"));
  const next = application({ ...found.value, ...given, state: "approved" });
  const details = { way: { way: "upstream" as const, upstream: [upstream] } };
  const write = commitTo(store)
    .set(agencyRecord("agency-1"), {
      ...{ id: "agency-1", name: { fa: "کتابخانه" }, state: "active", createdAt: START },
    })
    .set(applicationRevisionRecord(next.id, next.revision, 1), {
      ...{ content: content(details), submittedAt: START, submittedBy: "staff-1" },
    });
  const acting = { id: `${next.revision}`, at: START, kind: "approved", by: "expert" } as const;
  keepApplication(write, found, { next, acting });
  await write.commit();
}
