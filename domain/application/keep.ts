/** Writes an application together with its place in the lists and its line of the history. */
import type { Write } from "../platform/commit.ts";
import type { Found } from "../platform/record.ts";
import { type Act, type Acting, actRecord } from "./history.ts";
import { type Application, applicationRecord } from "./application.ts";
import { clockAfter } from "./clock.ts";
import { turnIn } from "./state.ts";
import { deleteListLine, setListLine } from "./write/list_line.ts";

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
