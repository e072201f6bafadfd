import {
  BrokenCircuitError,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
} from "cockatiel";

export interface BreakerOptions {
  /** Calls that fail in a row before the target is left alone; five unless told. */
  failures?: number;
  /** Milliseconds until a call is let through again; 10 s unless told. */
  pause?: number;
  /** Whether an error is the target's failure; any is unless told. */
  isFailure?(error: unknown): boolean;
}

export interface Breaker {
  readonly policy: CircuitBreakerPolicy;
  readonly state: "closed" | "open" | "half_open";
  /** A call would be made now, without waiting for another that probes the target. */
  readonly admits: boolean;
  /** Seconds until the breaker lets a call through; 1 while it does, for the caller to pause. */
  retryAfter(): number;
}

/** Leaves a target alone that failed several times in a row, for a while (docs/wires.md). */
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
