import {
  BrokenCircuitError,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
} from "cockatiel";

export interface BreakerOptions {
  /** Consecutive failures that open the breaker; five by default. */
  failures?: number;
  /** Milliseconds that it stays open; 10 s by default. */
  pause?: number;
  /** Whether an error counts as the target's failure; every error does by default. */
  isFailure?(error: unknown): boolean;
}

export interface Breaker {
  readonly policy: CircuitBreakerPolicy;
  readonly state: "closed" | "open" | "half_open";
  /** Whether a call would run now, without waiting for a probe that is under way. */
  readonly admits: boolean;
  /**
   * Seconds until the breaker lets a call through; 1 if it already does, so that callers still
   * pause.
   */
  retryAfter(): number;
}

/** Stops calling a target for a while after several consecutive failures (docs/wires.md). */
export function createBreaker(
  { failures = 5, pause = 10_000, isFailure = () => true }: BreakerOptions = {},
): Breaker {
  const policy = circuitBreaker(handleWhen(isFailure), {
    halfOpenAfter: pause,
    breaker: new ConsecutiveBreaker(failures),
  });
  let openedAt = 0;
  policy.onBreak(() => openedAt = Date.now());
  return {
    policy,
    get state() {
      if (policy.state === CircuitState.Closed) return "closed";
      return policy.state === CircuitState.HalfOpen ? "half_open" : "open";
    },
    get admits() {
      if (policy.state === CircuitState.Closed) return true;
      return policy.state === CircuitState.Open && Date.now() >= openedAt + pause;
    },
    retryAfter: () => Math.max(1, Math.ceil((openedAt + pause - Date.now()) / 1000)),
  };
}

export const isBrokenCircuit = (error: unknown) => error instanceof BrokenCircuitError;
