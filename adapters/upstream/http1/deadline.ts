/** The one thing that an exchange waits for, and for how long. */
import { Http1Error, type Http1ErrorCode } from "./errors.ts";

export interface Deadline {
  /** In place of what was waited for before. @param ticks whole ones */
  set(ticks: number, late: Http1ErrorCode): void;
  clear(): void;
  /** Time goes by. */
  tick(): void;
}

export function createDeadline(onLate: (error: Http1Error) => void): Deadline {
  /** None while 0. */
  let left = 0;
  let code: Http1ErrorCode;

  return {
    set(ticks, late) {
      // The tick under way is not a whole one.
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
