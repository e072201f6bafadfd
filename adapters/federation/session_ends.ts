/**
 * `SessionEnds` as OpenID Connect Back-Channel Logout: a signed POST, a few attempts, in memory only
 * (docs/decisions/0156).
 */
import { getLogger } from "@logtape/logtape";
import { UpstreamFailed } from "../../domain/gateway/upstream/upstream.ts";
import { logoutClaims } from "../../domain/federation/logout_token.ts";
import type { LogoutTokenSigner, SessionEnd, SessionEnds } from "../../domain/federation/ports.ts";
import { type Clock, newToken, type Random, SECOND } from "../../domain/platform/platform.ts";
import { withTimeLimit } from "../runtime/time_limit.ts";
import type { LogoutReceivers } from "./logout_receivers.ts";

/** `refused` by a 3xx or 4xx, `failed` after the last attempt, `dropped` before the first. */
export type Outcome = "delivered" | "refused" | "failed" | "dropped";

export interface SessionEndsOptions {
  receivers: Pick<LogoutReceivers, "post">;
  signer: LogoutTokenSigner;
  clock: Clock;
  random: Random;
  /** Origin of the window. */
  issuer: string;
  /** Resolves after so many milliseconds, or rejects when aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** For the metrics. */
  onOutcome?(service: string, outcome: Outcome): void;
}

export interface StoppableSessionEnds extends SessionEnds {
  /** Gives up what waits for another attempt, and resolves when nothing is under way. */
  stop(): Promise<void>;
}

/** Between attempts; together with their time limits they are shorter than a token's life. */
const PAUSES = [1, 5, 30].map((seconds) => seconds * SECOND);
const ATTEMPT_LIMIT = 10 * SECOND;
/** Of one service. A service that hangs must not fill the memory, or keep others from being told. */
const MAX_PENDING = 200;

const logger = getLogger(["panjereh", "federation"]);

export function createSessionEnds(options: SessionEndsOptions): StoppableSessionEnds {
  const { onOutcome } = options;
  const stopping = new AbortController();
  const pending = new Map<string, number>();
  const underWay = new Set<Promise<void>>();

  function count(service: string, change: number): void {
    const left = (pending.get(service) ?? 0) + change;
    if (left > 0) pending.set(service, left);
    else pending.delete(service);
  }

  function note(service: string, outcome: Outcome, reason?: string): void {
    onOutcome?.(service, outcome);
    if (outcome === "delivered") return;
    logger.warn("Service {service} was not told that a session ended: {outcome}, {reason}", {
      service,
      outcome,
      reason,
    });
  }

  return {
    sessionEnded(end) {
      const { id } = end.service;
      if (stopping.signal.aborted || (pending.get(id) ?? 0) >= MAX_PENDING) {
        return note(id, "dropped");
      }
      count(id, 1);
      const telling = tell(options, end, stopping.signal)
        .then(({ outcome, reason }) => note(id, outcome, reason))
        .finally(() => (count(id, -1), underWay.delete(telling)));
      underWay.add(telling);
    },
    async stop() {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
}

interface Told {
  outcome: Outcome;
  /** Without anything about the person. */
  reason?: string;
}

/** Never rejects. All attempts carry the same token: a receiver may have taken an earlier one. */
async function tell(
  options: SessionEndsOptions,
  { service, subject, sid }: SessionEnd,
  signal: AbortSignal,
): Promise<Told> {
  const { receivers, signer, clock, random, issuer, wait } = options;
  let reason: string | undefined;
  try {
    const issuedAt = Math.floor(clock.now() / SECOND);
    const id = newToken(random);
    const claims = logoutClaims({ issuer, service: service.id, subject, sid, issuedAt, id });
    const form = new URLSearchParams({ logout_token: await signer.signLogout(claims) });
    for (let attempt = 0; attempt <= PAUSES.length; attempt++) {
      if (attempt > 0) await wait(PAUSES[attempt - 1], signal);
      const told = await tryOnce(() =>
        withTimeLimit(ATTEMPT_LIMIT, (signal) => receivers.post(service, form, signal))
      );
      if (told.outcome !== "failed") return told;
      reason = told.reason;
    }
  } catch (error) {
    reason ??= nameOf(error);
  }
  return { outcome: "failed", reason };
}

async function tryOnce(post: () => Promise<number>): Promise<Told> {
  try {
    const status = await post();
    if (status >= 200 && status < 300) return { outcome: "delivered" };
    const mayHelp = status >= 500 || status === 408 || status === 429;
    return { outcome: mayHelp ? "failed" : "refused", reason: `status ${status}` };
  } catch (error) {
    return { outcome: "failed", reason: nameOf(error) };
  }
}

/** The receiver's fault, or the error's name: its message may say more. */
function nameOf(error: unknown): string {
  if (error instanceof UpstreamFailed && error.fault) {
    return `${error.fault.address}: ${error.fault.reason}`;
  }
  return error instanceof Error ? error.name : "error";
}
