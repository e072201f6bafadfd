/**
 * What is guessed of one person, and sent to one, stays within its bounds, counted again from the
 * audit records of the commits. Actors put the circumstances into the request's ID, which the
 * records carry.
 */
import { QR_ENTRIES_PER_PERSON } from "../../../domain/budget/qr.ts";
import { DAY, HOUR } from "../../../domain/platform/platform.ts";
import { RULES } from "../machine/settings.ts";
import { readRequest } from "../machine/request.ts";
import { codesIn } from "./codes_in.ts";
import { createCounter } from "./uses.ts";
import { auditsOf, type Broke, type Watcher } from "./watcher.ts";

/** As in domain/assurance/prove_level.ts and domain/company/act_for_company.ts. */
const CARDS_PER_DAY = 5;
const COMPANIES_PER_DAY = 20;
/** All unknown networks together have twice one budget, and each fresh one a code an hour. */
const POOL = 2 * RULES.person.wrongPerDay;

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
