/** The time limit of an exchange's current phase. */
import { Http1Error, type Http1ErrorCode } from "./errors.ts";

export interface Deadline {
  /** Replaces the current limit. @param ticks whole ticks */
  set(ticks: number, late: Http1ErrorCode): void;
  clear(): void;
  /** One tick has passed. */
  tick(): void;
}

export function createDeadline(onLate: (error: Http1Error) => void): Deadline {
  /** No limit while 0. */
  let left = 0;
  let code: Http1ErrorCode;

  return {
    set(ticks, late) {
      // The current tick is only partly left.
      left = ticks + 1;
      code = late;
    },
    clear() {
      left = 0;
    },
    tick() {
      if (left === 0 || --left > 0) return;
      onLate(new Http1Error(code, "Cannot exchange messages with the upstream: it takes too long"));
    },
  };
}
