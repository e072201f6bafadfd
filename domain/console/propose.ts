/** An operator proposes, another decides. */
import { transact, type Write } from "../platform/commit.ts";
import { newToken, type Seal } from "../platform/platform.ts";
import { type PageAsked, readSealedPage, type SealedPage } from "../platform/sealed_page.ts";
import type { Staff } from "../staff/staff.ts";
import type { ProposalDeps } from "./ports.ts";
import { carryOut, readAct } from "./carry_out.ts";
import {
  newProposalId,
  type Objection,
  objectionTo,
  type Proposal,
  proposalRecord,
  type ProposedAct,
  sameProposalRecord,
  stateOf,
} from "./proposal.ts";

type Member = Pick<Staff, "id" | "name">;

/** `waits`: the same has been proposed, by any operator, and is still open; its ID. */
export async function propose(
  { store, clock, random, audit, hash }: ProposalDeps,
  { staff: { id: staffId, name }, act, reason }: {
    staff: Member;
    act: ProposedAct;
    reason: string;
  },
): Promise<{ outcome: "made" | "waits"; id: string }> {
  const at = clock.now();
  const id = newProposalId(random, at);
  return await transact(store, async (read) => {
    const same = await read(sameProposalRecord(hash, act));
    return { same, waiting: await read(proposalRecord(same.value ?? "none")) };
  }, ({ same, waiting: { value: waiting } }, write) => {
    if (waiting && stateOf(waiting, at) === "open") return { outcome: "waits", id: waiting.id };
    const made: Proposal = { id, act, reason, by: { id: staffId, name }, at };
    write.set(proposalRecord(id), made).set(same, id);
    includeStep({ audit }, write, "proposal.made", { id, staffId, act, at });
    return { outcome: "made", id };
  });
}

export type DecideOutcome =
  /** `invitation`: the token of the link that the new member gets. `ended`: whose sessions ended. */
  | { outcome: "approved"; act: ProposedAct; invitation?: string; ended?: string }
  | { outcome: "refused" }
  | { outcome: Objection }
  /** What it was about has changed: the name is taken, the member or the person is gone. */
  | { outcome: "impossible" }
  | { outcome: "unknown" };

export async function decide(
  deps: ProposalDeps,
  { id, staff, approved }: { id: string; staff: Member; approved: boolean },
): Promise<DecideOutcome> {
  const { store, clock, random } = deps;
  const fresh = { token: newToken(random), staffId: newToken(random).slice(0, 16) };
  return await transact(store, async (read) => {
    const proposal = await read(proposalRecord(id));
    const act = proposal.value && await readAct(read, deps, proposal.value.act, fresh);
    return { proposal, act };
  }, ({ proposal, act }, write): DecideOutcome => {
    const { value } = proposal;
    if (!value || !act) return { outcome: "unknown" };
    const at = clock.now();
    const objection = objectionTo(value, { staffId: staff.id, approved, now: at });
    if (objection) return { outcome: objection };
    const done = approved
      ? carryOut(deps, write, act, { by: staff.id, id, token: fresh.token })
      : {};
    if (!done) return { outcome: "impossible" };
    const by = { id: staff.id, name: staff.name };
    write.set(proposal, { ...value, decided: { by, at, approved } });
    const event = approved ? "proposal.approved" : "proposal.refused";
    includeStep(deps, write, event, { id, staffId: staff.id, act: value.act, at });
    return approved ? { outcome: "approved", act: value.act, ...done } : { outcome: "refused" };
  });
}

function includeStep(
  { audit }: Pick<ProposalDeps, "audit">,
  write: Write,
  event: "proposal.made" | "proposal.approved" | "proposal.refused",
  { id, staffId, act, at }: { id: string; staffId: string; act: ProposedAct; at: number },
): void {
  const accountId = act.kind === "lower_level" ? act.accountId : undefined;
  // The end of the ID tells proposals apart.
  const detail = { staff: staffId, kind: act.kind, proposal: id.slice(-16) };
  audit.include(write, { at, event, accountId, detail });
}

/** A page of them, the newest first. */
export const listProposals = (
  deps: Pick<ProposalDeps, "store"> & { seal: Seal },
  asked: PageAsked = {},
): Promise<SealedPage<Proposal>> =>
  readSealedPage(deps, proposalRecord.all(), { context: "proposals", ...asked });

/** How many wait for this operator: those of others, among the newest that a page lists. */
export async function countOpenProposals(
  deps: Pick<ProposalDeps, "store" | "clock"> & { seal: Seal },
  staffId: string,
): Promise<number> {
  const now = deps.clock.now();
  const { values } = await listProposals(deps);
  return values.filter((one) => stateOf(one, now) === "open" && one.by.id !== staffId).length;
}
