/**
 * What is guessed and sent stays within its bounds, counted again from the audit records of the
 * commits. Actors put the circumstances into the request's ID, which the records carry.
 */
import { QR_ENTRIES_PER_NETWORK, QR_ENTRIES_PER_PERSON } from "../../../domain/budget/qr.ts";
import type { Transaction } from "../../../domain/journey/transaction.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { MAX_SKEW, RULES } from "../machine/settings.ts";
import { readRequest } from "../machine/request.ts";
import type { Operations } from "../store/operations.ts";
import { auditsOf, type Broke, valuesOf, type Watcher } from "./watcher.ts";

/** From a decision to its commit: the machine was paused, or the commit was held up. */
const LONGEST_DELAY = 15 * SECOND;
/** Two machines may disagree by so much about when a period is over. */
const TOLERANCE = 2 * MAX_SKEW + LONGEST_DELAY;
/** As in domain/assurance/prove_level.ts and domain/company/act_for_company.ts. */
const CARDS_PER_DAY = 5;
const COMPANIES_PER_DAY = 20;
/**
 * By so many a place exceeds its bound, which is a sum of shards: a button pressed twice, and a
 * commit that was held up (docs/decisions/0241).
 */
const IN_FLIGHT = 3;
/** All unknown networks together have twice one budget, and each fresh one a code an hour. */
const POOL = 2 * RULES.person.wrongPerDay;

/** @returns how many there were within the period, this one included */
function createCounter(period: number) {
  const times = new Map<string, number[]>();
  return {
    count(name: string, at: number): number {
      const recent = (times.get(name) ?? []).filter((time) => time > at - period + TOLERANCE);
      times.set(name, [...recent, at]);
      return recent.length + 1;
    },
    clear: (name: string) => void times.delete(name),
    takeBack: (name: string) => void times.get(name)?.pop(),
  };
}

export function boundsOfPerson(broke: Broke): Watcher {
  const wrong = createCounter(DAY);
  const sent = createCounter(DAY);
  const tries = createCounter(DAY);
  const entries = createCounter(HOUR);
  const cards = createCounter(DAY);
  const companies = createCounter(DAY);
  const { wrongPerDay, codesPerDay, uncertainPerDay } = RULES.person;
  const over = (what: string, count: number, limit: number) =>
    count > limit && broke("bounds of a person", `${count} ${what}, and ${limit} are allowed`);

  return {
    committed({ asked, at }) {
      for (const { requestId, accountId, event } of auditsOf(asked)) {
        const { person, source } = readRequest(requestId);
        const name = `${person} ${source}`;
        if (event === "code.right") sent.clear(name);
        if (event === "code.delivery_failed") sent.takeBack(name);
        if (event === "code.sent") over("codes", sent.count(name, at), codesPerDay);
        if (event === "qr.code_unknown") {
          over("entries", entries.count(accountId!, at), QR_ENTRIES_PER_PERSON);
        }
        if (event === "level.raised" || event === "level.refused") {
          over("tries of cards", cards.count(accountId!, at), CARDS_PER_DAY);
        }
        if (event === "company.acting" || event === "company.refused") {
          over("companies", companies.count(accountId!, at), COMPANIES_PER_DAY);
        }
        if (event !== "code.wrong") continue;
        over("wrong codes", wrong.count(name, at), wrongPerDay);
        const fresh = 24 * RULES.code.tries;
        over("wrong codes in all", wrong.count(person, at), POOL + uncertainPerDay + fresh);
        for (const id of codesIn(asked)) over("tries", tries.count(id, at), RULES.code.tries);
      }
    },
  };
}

export function boundsOfPlace(broke: Broke): Watcher {
  const easy = new Map<string, number>();
  const entries = createCounter(HOUR);
  const over = (what: string, count: number, limit: number) =>
    count > limit && broke("bounds of a place", `${count} ${what}, and ${limit} are allowed`);

  return {
    committed({ asked, at }) {
      for (const { requestId, event, at: decidedAt } of auditsOf(asked)) {
        const { network, isEasy } = readRequest(requestId);
        if (event === "qr.code_unknown") {
          over("entries", entries.count(network, at), QR_ENTRIES_PER_NETWORK);
        }
        if (event !== "code.sent" || !isEasy) continue;
        // The hour is that of the machine's clock.
        const hour = `${network} ${Math.floor(decidedAt / HOUR)}`;
        easy.set(hour, (easy.get(hour) ?? 0) + 1);
        over("numbers for one picture", easy.get(hour)!, RULES.ip.unusedPerHour + IN_FLIGHT);
      }
    },
  };
}

/** As in domain/budget/system_strain.ts, which counts in the store. */
const WINDOW = 10 * MINUTE;
const NOTABLE = 200;
/** Until every machine knows: a cached count, requests under way, clocks. */
const NOTICED_AFTER = 10 * SECOND + LONGEST_DELAY;

export function boundsOfSystem(broke: Broke): Watcher {
  let window = 0;
  let right = 0;
  let wrong = 0;
  let strainedSince = Infinity;
  const tried = new Set<string>();

  return {
    committed({ asked, at }) {
      const current = Math.floor(at / WINDOW);
      if (current !== window) [window, right, wrong, strainedSince] = [current, 0, 0, Infinity];
      right += auditsOf(asked, "code.right").length;
      for (const { requestId } of auditsOf(asked, "code.wrong")) {
        wrong++;
        const { isStranger } = readRequest(requestId);
        const isLate = at > strainedSince + NOTICED_AFTER && at % WINDOW < WINDOW - TOLERANCE;
        for (const id of codesIn(asked)) {
          const isSecond = tried.has(id);
          tried.add(id);
          if (!isSecond || !isStranger || !isLate) continue;
          broke("bounds of the system", "a stranger's second guess under strain");
        }
      }
      const isHigh = wrong >= NOTABLE && wrong > right;
      strainedSince = isHigh ? Math.min(strainedSince, at) : Infinity;
    },
  };
}

const codesIn = (asked: Operations) =>
  valuesOf<Transaction>(asked, "transaction").flatMap(({ code }) => code ? [code.id] : []);
