/** While more codes are entered wrongly than rightly, strangers have one guess at each code. */
import { MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { readRequest } from "../machine/request.ts";
import { MAX_SKEW } from "../machine/settings.ts";
import type { Committed } from "../store/operations.ts";
import { codesIn } from "./codes_in.ts";
import { periodOf, periodsOf } from "./periods.ts";
import { auditsOf, type Broke, type Watcher } from "./watcher.ts";

/** As in domain/budget/system_strain.ts, which counts in the store. */
const WINDOW = 10 * MINUTE;
const NOTABLE = 200;
/** A machine remembers the count for a second of its clock, which may be set back in between. */
const NOTICED_AFTER = SECOND + 2 * MAX_SKEW;

interface Count {
  /** All that may be counted in the window. */
  right: number;
  /** Only what is certainly counted there. */
  wrong: number;
  /** Since when it has certainly been strained without a break. */
  strainedSince: number;
}

export function boundsOfSystem(broke: Broke): Watcher {
  const windows = new Map<number, Count>();
  const tried = new Set<string>();

  return {
    committed(commit) {
      const { asked, at } = commit;
      for (const { event, requestId } of auditsOf(asked)) {
        if (event !== "code.right" && event !== "code.wrong") continue;
        const { askedAt, isStranger } = readRequest(requestId);
        if (event === "code.wrong") {
          for (const id of codesIn(asked)) {
            const isSecond = tried.has(id);
            tried.add(id);
            if (isSecond && isStranger && mustKnow(commit, askedAt)) {
              broke("bounds of the system", "a stranger's second guess under strain");
            }
          }
        }
        count(event === "code.right", { askedAt, at });
      }
    },
  };

  /** Whether its machine saw the strain, whenever it read the count for this request. */
  function mustKnow({ at, strandedUntil }: Committed, askedAt: number): boolean {
    const window = periodOf({ askedAt, at }, WINDOW);
    if (window === null) return false;
    const readAfter = askedAt - NOTICED_AFTER;
    return readAfter > countOf(window).strainedSince && readAfter > strandedUntil;
  }

  function count(isRight: boolean, decision: { askedAt: number; at: number }) {
    const [first, last] = periodsOf(decision, WINDOW);
    if (!isRight && first !== last) return;
    for (let window = first; window <= last; window++) {
      const count = countOf(window);
      count[isRight ? "right" : "wrong"]++;
      const isHigh = count.wrong >= NOTABLE && count.wrong > count.right;
      count.strainedSince = isHigh ? Math.min(count.strainedSince, decision.at) : Infinity;
    }
  }

  function countOf(window: number): Count {
    const known = windows.get(window) ?? { right: 0, wrong: 0, strainedSince: Infinity };
    windows.set(window, known);
    return known;
  }
}
