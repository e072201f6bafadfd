/** Suspends a service, lets it go on, or ends it for good: by its agency or by the window. */
import type { Acting } from "../application/history.ts";
import type { ApplicationState } from "../application/state.ts";
import { parseReason, type ReasonFault } from "../console/reason.ts";
import type { AuditLog } from "../platform/audit.ts";
import { transact } from "../platform/commit.ts";
import type { Clock, Random } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import type { Service } from "../services/service.ts";
import { act, readForChange } from "./act.ts";
import { markCatalogue, type Standing } from "./published.ts";
import { tellBothSides, titleOf } from "./tell.ts";

export interface StandingDeps {
  store: Store;
  clock: Clock;
  random: Random;
  audit: AuditLog;
}

export type StandingChange = "suspend" | "resume" | "retire";

/** A member of staff, at an agency or at the window. */
export interface StandingAsked extends Pick<Acting, "network" | "text"> {
  /** ID. */
  service: string;
  change: StandingChange;
  staff: NonNullable<Acting["staff"]>;
  /** Whose member it is; absent for operators, who may change the file's services too. */
  agencyId?: string;
}

type StandingNews = "suspended" | "resumed" | "retired";

const CHANGES: Record<
  StandingChange,
  { from: Standing["state"]; to: Standing["state"]; state: ApplicationState; kind: StandingNews }
> = {
  suspend: { from: "open", to: "suspended", state: "suspended", kind: "suspended" },
  resume: { from: "suspended", to: "open", state: "live", kind: "resumed" },
  // In two steps: nobody ends a service with one press.
  retire: { from: "suspended", to: "retired", state: "retired", kind: "retired" },
};

/**
 * Why nothing changed: it is not theirs, it stands otherwise now, an operator has suspended it, or an
 * operator does not say why, or anybody at too great length.
 */
export type StandingRefusal = "unknown" | "moved" | "by_operator" | ReasonFault;

/** `known`: as the catalogue has it, of the file or published. */
export async function changeStanding(
  deps: StandingDeps,
  asked: StandingAsked,
  known: Pick<Service, "title"> | undefined,
): Promise<"changed" | StandingRefusal> {
  const { service, change, staff, agencyId, network, text } = asked;
  const { from, to, state, kind } = CHANGES[change];
  const by = agencyId === undefined ? "operator" : "agency";
  const gather = (read: Read) => readForChange(read, service);
  return await transact(deps.store, gather, ({ published, standing, application }, write) => {
    const isTheirs = by === "operator"
      ? known !== undefined || published.value !== null
      : published.value?.agencyId === agencyId;
    if (!isTheirs) return "unknown";
    const former = standing.value;
    if ((former?.state ?? "open") !== from) return "moved";
    if (change === "resume" && by === "agency" && former?.by === "operator") return "by_operator";
    // The agency's staff read why the window takes their service from people.
    const mustSay = by === "operator" && change !== "resume";
    const why = parseReason(text ?? "");
    if ("fault" in why && (mustSay || why.fault === "long")) return why.fault;
    const now = deps.clock.now();
    write.set(standing, { state: to, by, since: now, reason: text, entriesFrom: now });
    markCatalogue(write, now);
    deps.audit.include(write, {
      ...{ at: now, event: "service.standing_changed", service },
      detail: { change, by, staff: staff.id, ...text !== undefined && { reason: text } },
    });
    act(deps, write, application, { kind, by, to: state, staff, network, text });
    const title = published.value ? titleOf(published.value) : known!.title;
    tellBothSides(deps, write, { kind, service, title, agencyId: published.value?.agencyId });
    return "changed";
  });
}
