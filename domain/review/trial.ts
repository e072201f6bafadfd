/**
 * An expert has the servers of an application looked at before it is approved, as publication does
 * once more (docs/decisions/0353).
 */
import { freeAt, recentUses } from "../budget/uses.ts";
import { UpstreamTimeout } from "../gateway/upstream/upstream.ts";
import { commitTo } from "../platform/commit.ts";
import { type Clock, HOUR, SECOND } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import type { Probes } from "../publication/ports.ts";
import { type ProbeDeps, type ProbeResult, probeUpstream } from "../publication/probe.ts";
import { submittedService } from "../publication/revision.ts";
import { type GateResult, smugglingGate } from "../publication/smuggling_gate.ts";
import { actOn, type DeedRefusal, type Expert, type ReviewPorts, type Seen } from "./act.ts";

/** Of one expert: servers of strangers are no target of ours. */
export const TRIALS_AN_HOUR = 12;

/** After so long no further question is asked: the expert's page waits. */
const ASKING = 15 * SECOND;

export interface Trial {
  /** The expert. */
  by: { id: string; name: string };
  probe: ProbeResult;
  /** Absent if the probe failed: there is nothing to look at. */
  gate?: GateResult;
}

export const trialRecord = record<Trial, [application: string, revision: number, round: number]>(
  "application_trial",
  { about: "what the servers of an application showed when an expert had them looked at last" },
);

export const trialUsesRecord = record<number[], [staffId: string]>(["budget", "trial"], {
  about: "when an expert had servers looked at within an hour",
  expireIn: HOUR,
});

export type TrialDeps = ReviewPorts & ProbeDeps;

/** `too_often`: the budget is used up. `invalid`: there is no service to look at. */
export type TrialOutcome = "done" | DeedRefusal | "invalid";

/** Only who holds the application has its servers asked. The result is kept, whatever it is. */
export async function tryServers(
  deps: TrialDeps,
  expert: Expert,
  seen: Seen,
): Promise<{ outcome: TrialOutcome }> {
  const spent = await spend(deps, expert, seen);
  if (spent.outcome !== "done") return spent;
  const service = await submittedService(deps.store, seen.application);
  if (!service) return { outcome: "invalid" };
  const asking = { ...deps, probes: askedUntil(deps.probes, deps.clock) };
  const { agencyId } = seen.application;
  const probe = await probeUpstream(asking, { service, agencyId });
  const gate = probe.finding === "failed"
    ? undefined
    : await smugglingGate(asking, { service, agencyId });
  await keep(deps, seen, { by: { id: expert.staff.id, name: expert.staff.name }, probe, gate });
  return { outcome: "done" };
}

const spend = (deps: ReviewPorts, expert: Expert, seen: Seen) =>
  actOn(deps, expert, {
    ...seen,
    asked: {
      more: trialUsesRecord(expert.staff.id),
      decide({ review, more, now }, write) {
        const recent = recentUses(more.value, now, HOUR);
        if (freeAt(recent, TRIALS_AN_HOUR, HOUR) !== null) return "too_often";
        write.set(more, [...recent, now]);
        return { review };
      },
    },
  });

async function keep(
  { store, audit }: TrialDeps,
  { application: { id }, submitted: { revision, round } }: Seen,
  trial: Trial,
): Promise<void> {
  const write = commitTo(store).set(trialRecord(id, revision, round), trial);
  const { at, finding: probe } = trial.probe;
  audit.include(write, {
    at,
    event: "application.reviewed",
    detail: {
      ...{ staff: trial.by.id, application: id, revision, round, act: "tried", probe },
      ...trial.gate && { gate: trial.gate.finding },
    },
  });
  await write.commit();
}

/** Each question has a time limit of its own. */
function askedUntil(probes: Probes, clock: Clock): Probes {
  const until = clock.now() + ASKING;
  return {
    ...probes,
    async ask(service, origin, request) {
      if (clock.now() < until) return await probes.ask(service, origin, request);
      const fault = { address: origin, reason: "ETIMEDOUT" };
      throw new UpstreamTimeout("Servers were slow to answer an expert", { fault });
    },
  };
}
