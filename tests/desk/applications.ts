/** Many applications, written as the desk writes them. */
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { agencyRecord } from "../../domain/agency/agency.ts";
import { type Application, applicationRecord } from "../../domain/application/application.ts";
import { newActId } from "../../domain/application/history.ts";
import { keepApplication } from "../../domain/application/keep.ts";
import { APPLICATION_STATES, type ApplicationState } from "../../domain/application/state.ts";
import { commitTo, transact } from "../../domain/platform/commit.ts";
import { DAY, MINUTE } from "../../domain/platform/platform.ts";
import type { Store } from "../../domain/platform/store.ts";

const WORDS = ["کتابخانهٔ ملی", "بیمهٔ بیکاری", "مالیات مشاغل", "گذرنامه", "گواهی خودرو"];
/** Applications that are written in a commit. */
const AT_ONCE = 20;

export interface Plan {
  count: number;
  agencyOf(i: number): string;
  stateOf(i: number): ApplicationState;
}

/** But those that the program moves on by itself: it would change the list under its readers. */
const RESTING = APPLICATION_STATES.filter((state) =>
  state !== "approved" && state !== "publishing"
);

export const anyState = (i: number): ApplicationState => RESTING[i % RESTING.length];

/** Written as the desk writes them, one a minute until now; IDs in their order. */
export async function plantApplications(store: Store, plan: Plan): Promise<string[]> {
  const now = systemClock.now();
  const ids: string[] = [];
  for (let from = 0; from < plan.count; from += AT_ONCE) {
    const write = commitTo(store);
    for (let i = from; i < Math.min(from + AT_ONCE, plan.count); i++) {
      const next = applicationOf(i, plan, now - (plan.count - i) * MINUTE);
      const acting = { id: newActId(systemRandom, next.createdAt), at: next.createdAt };
      keepApplication(write, null, { next, acting: { ...acting, kind: "created", by: "agency" } });
      write.set(agencyRecord(next.agencyId), {
        ...{ id: next.agencyId, name: { fa: "سازمان اسناد" }, state: "active", createdAt: now },
      });
      ids.push(next.id);
    }
    if (!await write.commit()) throw new Error("The applications are not written");
  }
  return ids;
}

function applicationOf(i: number, { agencyOf, stateOf }: Plan, at: number): Application {
  const agencyId = agencyOf(i);
  const title = `${WORDS[i % WORDS.length]} ${i}`;
  return {
    id: `${agencyId}-${String(i).padStart(30, "0")}`,
    number: String(1_000_000_000_000 + i),
    agencyId,
    title: { fa: title, en: `Service number ${i}`, ar: `خدمة ${title}` },
    state: stateOf(i),
    revision: 1,
    createdAt: at,
    changedAt: i % 3 ? at : at - 11 * DAY,
    ...i % 4 === 0 && { expert: "check-expert" },
  };
}

/** An application changes, as with a notice of its expert. */
export async function changeOne(store: Store, id: string): Promise<void> {
  const now = systemClock.now();
  const acting = {
    id: newActId(systemRandom, now),
    at: now,
    kind: "remarked",
    by: "expert",
  } as const;
  await transact(store, { found: applicationRecord(id) }, ({ found }, write) => {
    keepApplication(write, found, { next: { ...found.value!, noticedAt: now }, acting });
  });
}
