/** What is sent and typed from one place stays within its bounds. */
import { QR_ENTRIES_PER_NETWORK } from "../../../domain/budget/qr.ts";
import { HOUR } from "../../../domain/platform/platform.ts";
import { readRequest } from "../machine/request.ts";
import { RULES } from "../machine/settings.ts";
import { periodOf } from "./periods.ts";
import { createCounter } from "./uses.ts";
import { auditsOf, type Broke, type Watcher } from "./watcher.ts";

/**
 * One picture is enough for so many numbers of an hour, and for those that were being decided at
 * the same moment. A decision sees every number that was counted before its request was sent, so it
 * is judged by these, and nothing has to be allowed for what is in flight. What happens near the
 * edge of an hour, where some clock shows the other hour, is neither counted nor judged.
 */
export function boundsOfPlace(broke: Broke): Watcher {
  /** Strangers' numbers of a network and hour, with the moment at which each was first counted. */
  const sent = new Map<string, Map<string, number>>();
  const entries = createCounter(HOUR);
  const over = (what: string, count: number, limit: number) =>
    count > limit && broke("bounds of a place", `${count} ${what}, and ${limit} are allowed`);

  function numbersOf(place: string): Map<string, number> {
    const numbers = sent.get(place) ?? new Map<string, number>();
    sent.set(place, numbers);
    return numbers;
  }

  return {
    committed({ asked, at, strandedUntil }) {
      for (const { requestId, event } of auditsOf(asked)) {
        const { person, network, isStranger, isEasy, askedAt } = readRequest(requestId);
        if (event === "qr.code_unknown") {
          over("entries", entries.count(network, at), QR_ENTRIES_PER_NETWORK);
        }
        const hour = periodOf({ askedAt, at }, HOUR);
        if (event !== "code.sent" || !isStranger || hour === null) continue;
        const numbers = numbersOf(`${network} ${hour}`);
        // A former primary does not know what was counted since.
        if (isEasy && strandedUntil < askedAt) {
          const before = numbers.values().filter((countedAt) => countedAt < askedAt);
          over("numbers for one picture", [...before].length + 1, RULES.ip.unusedPerHour);
        }
        if (!numbers.has(person)) numbers.set(person, at);
      }
    },
  };
}
