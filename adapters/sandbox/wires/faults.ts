/** Fault switches for parts of the outside world. Kept in memory: a restart resets them. */
import type { Context, MiddlewareHandler } from "hono";
import { z } from "zod";

/** Agencies whose servers can break, by name. */
export const AGENCY_TARGETS = [
  "insurance",
  "vehicle",
  "business",
  "notary",
  "bills",
  "certificate",
] as const;
export type AgencyTarget = typeof AGENCY_TARGETS[number];

export const TARGETS = [
  "civil",
  "sim",
  "post",
  "sms",
  "sms2",
  "ussd",
  "mail",
  "foreigners",
  "companies",
  "cards",
  "faces",
  "scanner",
  "bank",
  ...AGENCY_TARGETS,
  "push",
] as const;
export type FaultTarget = typeof TARGETS[number];

/**
 * "undelivered": the operator accepts the message, but it never arrives. "gone": an agency's server
 * ends each connection.
 */
export const MODES = ["ok", "slow", "timeout", "error", "garbage", "undelivered", "gone"] as const;
export type FaultMode = typeof MODES[number];

/** Body of `POST /faults`. Numbers may be text, since forms send text; empty means unset. */
export const faultRequest = z.strictObject({
  target: z.enum(TARGETS),
  mode: z.enum(MODES),
  delayMs: numberOrEmpty(0, 60_000),
  times: numberOrEmpty(1, 1_000_000),
}).refine(
  ({ target, mode }) => modesOf(target).includes(mode),
  { path: ["mode"], message: "is not for this target" },
);

export function modesOf(target: FaultTarget): FaultMode[] {
  const isAgency = AGENCY_TARGETS.some((agency) => agency === target);
  return MODES.filter((mode) =>
    mode === "undelivered" ? target.startsWith("sms") : mode !== "gone" || isAgency
  );
}

export interface Fault {
  target: FaultTarget;
  mode: FaultMode;
  /** Delay of "slow", in milliseconds. */
  delayMs: number;
  /** Number of calls that will still fail; `null`: no limit. */
  times: number | null;
}

const DEFAULT_DELAY_MS = 2000;
/** "timeout" holds a connection for twice the longest time limit of any caller. */
const HOLD_MS = 60_000;

export interface Faults {
  all(): Record<FaultTarget, Fault>;
  set(request: z.infer<typeof faultRequest>): Fault;
  /**
   * Middleware in front of a wire that applies the target's fault; `refuse` is that wire's own
   * "error".
   */
  before(target: FaultTarget, refuse: (c: Context) => Response): MiddlewareHandler;
  /** The same for targets other than HTTP: returns once the delay or hold is over. */
  meet(target: FaultTarget): Promise<Exclude<FaultMode, "slow">>;
  /** Whether messages of the target are lost now; counts one call. */
  loses(target: FaultTarget): boolean;
  /** Releases every held call. */
  release(): void;
}

export function createFaults(): Faults {
  const state = Object.fromEntries(TARGETS.map((target) => [target, healthy(target)])) as Record<
    FaultTarget,
    Fault
  >;
  const released = new AbortController();

  /** The fault for this call; counts it. */
  function take(target: FaultTarget): Fault {
    const fault = state[target];
    if (fault.mode !== "ok" && fault.times !== null) {
      const times = fault.times - 1;
      state[target] = times === 0 ? healthy(target) : { ...fault, times };
    }
    return fault;
  }

  return {
    all: () => structuredClone(state),
    set({ target, mode, delayMs, times }) {
      state[target] = mode === "ok"
        ? healthy(target)
        : { target, mode, delayMs: delayMs ?? DEFAULT_DELAY_MS, times: times ?? null };
      return { ...state[target] };
    },
    before: (target, refuse) => async (c, next) => {
      // A message to be lost is accepted as usual.
      if (state[target].mode === "undelivered") return await next();
      const { mode, delayMs } = take(target);
      const signal = AbortSignal.any([released.signal, c.req.raw.signal]);
      switch (mode) {
        case "ok":
        case "undelivered":
          return await next();
        case "slow":
          // Continues even if the caller has left: a late SMS still arrives.
          await wait(delayMs, released.signal);
          return await next();
        case "timeout":
          await wait(HOLD_MS, signal);
          return c.text("", 504);
        case "error":
        case "gone":
          return refuse(c);
        case "garbage":
          return c.html("<!doctype html><title>502</title><h1>در حال به‌روزرسانی هستیم</h1>");
      }
    },
    async meet(target) {
      const { mode, delayMs } = take(target);
      if (mode === "timeout") await wait(HOLD_MS, released.signal);
      if (mode !== "slow") return mode;
      await wait(delayMs, released.signal);
      return "ok";
    },
    loses: (target) => state[target].mode === "undelivered" && take(target).mode === "undelivered",
    release: () => released.abort(),
  };
}

function healthy(target: FaultTarget): Fault {
  return { target, mode: "ok", delayMs: DEFAULT_DELAY_MS, times: null };
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  signal.addEventListener("abort", () => resolve(), { once: true });
  return promise.finally(() => clearTimeout(timer));
}

function numberOrEmpty(min: number, max: number) {
  return z.preprocess(
    (value) => value === "" ? undefined : typeof value === "string" ? Number(value) : value,
    z.number().int().min(min).max(max).optional(),
  );
}
