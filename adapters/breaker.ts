import {
  BrokenCircuitError,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  handleAll,
} from "cockatiel";

/** Calls that fail in a row before the target is left alone. */
const FAILURES_TO_OPEN = 5;
const HALF_OPEN_AFTER_MS = 10_000;

export interface Breaker {
  readonly policy: CircuitBreakerPolicy;
  readonly state: "closed" | "open" | "half_open";
  /** Seconds until the breaker lets a call through; 1 while it does, for the caller to pause. */
  retryAfter(): number;
}

/** Leaves a target alone that failed five times in a row, for ten seconds (docs/wires.md). */
export function createBreaker(): Breaker {
  const policy = circuitBreaker(handleAll, {
    halfOpenAfter: HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
  });
  let openedAt = 0;
  policy.onBreak(() => openedAt = Date.now());
  return {
    policy,
    get state() {
      if (policy.state === CircuitState.Closed) return "closed";
      return policy.state === CircuitState.HalfOpen ? "half_open" : "open";
    },
    retryAfter() {
      if (policy.state !== CircuitState.Open) return 1;
      return Math.max(1, Math.ceil((openedAt + HALF_OPEN_AFTER_MS - Date.now()) / 1000));
    },
  };
}

export const isBrokenCircuit = (error: unknown) => error instanceof BrokenCircuitError;
