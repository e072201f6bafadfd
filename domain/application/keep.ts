/** Writes an application together with its place in the lists and its line of the history. */
import type { Write } from "../platform/commit.ts";
import type { Found } from "../platform/record.ts";
import { type Act, type Acting, actRecord } from "./history.ts";
import {
  type Application,
  applicationRecord,
  type ListedApplication,
  listedApplicationRecord,
  type ListScope,
  listVersionRecord,
  partOf,
  partVersionRecord,
} from "./application.ts";
import { clockAfter } from "./clock.ts";
import { turnIn } from "./state.ts";

/**
 * Within a commit that has read the application, if there was one. `acting` is who does what, for the
 * history: no change is without a line there.
 */
export function keepApplication(
  write: Write,
  former: Found<Application> | null,
  { next: given, acting }: { next: Application; acting: Acting },
): void {
  const next = { ...given, clock: clockAfter(former?.value ?? null, given) };
  const { id, number, agencyId, title, state, changedAt, expert, noticedAt, clock } = next;
  const line = {
    ...{ id, number, agencyId, title, state, changedAt, expert, noticedAt, clock },
    turn: turnIn(state),
  };
  write.set(applicationRecord(id), next);
  if (former?.value && former.value.state !== state) {
    deleteListLine(write, former.value, acting.id);
  }
  setListLine(write, line, acting.id);
  const moved = former?.value?.state === state ? {} : { from: former?.value?.state, to: state };
  const act: Act = { ...acting, ...moved };
  write.set(actRecord(id, act), act);
}

type Place = Pick<ListedApplication, "id" | "agencyId" | "state">;

/** `act`: the ID of the line in the history. */
function setListLine(write: Write, line: ListedApplication, act: string): void {
  for (const scope of scopesOf(line)) {
    write.set(listedApplicationRecord(scope, line.state, line.id), line);
    tellChange(write, { scope, ...line }, act);
  }
}

export function deleteListLine(write: Write, place: Place, act: string): void {
  for (const scope of scopesOf(place)) {
    write.delete(listedApplicationRecord(scope, place.state, place.id));
    tellChange(write, { scope, ...place }, act);
  }
}

const scopesOf = ({ agencyId }: Place): ListScope[] => ["all", { agencyId }];

function tellChange(
  write: Write,
  { scope, state, id }: { scope: ListScope } & Pick<Place, "state" | "id">,
  act: string,
): void {
  write.set(listVersionRecord(scope, state), act)
    .set(partVersionRecord(scope, state, partOf(id)), act);
}
