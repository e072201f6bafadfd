/** Each limit of a person at its first and last moment, with one more and one less. */
import assert from "node:assert/strict";
import type { RetryAt } from "../../../domain/budget/uses.ts";
import { PersonLedger, SIM_SOURCE } from "../../../domain/budget/ledger.ts";
import { PERSON_LIMITS, type PersonBudget } from "../../../domain/budget/person.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../../domain/platform/platform.ts";

const NOW = 1_000_000_000_000;

const ledgerOf = (budget: PersonBudget | null, source: string, now: number) =>
  new PersonLedger(budget, source, now, PERSON_LIMITS);

type Act = (ledger: PersonLedger) => void;
const code: Act = (ledger) => ledger.spendCode();
const guess: Act = (ledger) => ledger.spendGuess();
const identity: Act = (ledger) => ledger.spendIdentity();
const doubt: Act = (ledger) => {
  ledger.spendCode();
  ledger.doubtCode(ledger.now);
};

/** Calls `act` at each of the times, from one source. */
function spend(budget: PersonBudget | null, source: string, times: number[], act: Act) {
  return times.reduce((budget: PersonBudget | null, now) => {
    const ledger = ledgerOf(budget, source, now);
    act(ledger);
    return ledger.budget;
  }, budget);
}
const times = (count: number, from = NOW, apart = 2 * MINUTE) =>
  Array.from({ length: count }, (_, i) => from + i * apart);

const codeAt = (ledger: PersonLedger) => ledger.codeAllowedAt();
const guessAt = (ledger: PersonLedger) => ledger.guessAllowedAt();
const identityAt = (ledger: PersonLedger) => ledger.identityAllowedAt();

for (
  const [name, limit, act, allowedAt] of [
    ["codes", 3, code, codeAt],
    ["messages that may have left", 6, doubt, codeAt],
    ["wrong codes", 9, guess, guessAt],
    ["identities", 10, identity, identityAt],
  ] as [string, number, Act, (ledger: PersonLedger) => RetryAt][]
) {
  Deno.test(`PersonLedger allows ${limit} ${name} in a day, to the millisecond`, () => {
    const at = (count: number, now: number) =>
      allowedAt(ledgerOf(spend(null, "network:a", times(count), act), "network:a", now));
    assert.equal(at(limit - 1, NOW + HOUR), null);
    assert.equal(at(limit, NOW + HOUR), NOW + DAY);
    assert.equal(at(limit, NOW + DAY - 1), NOW + DAY);
    assert.equal(at(limit, NOW + DAY), null);
  });
}

for (const [name, act] of [["a code", code], ["one that may have left", doubt]] as const) {
  Deno.test(`PersonLedger requires 60 seconds after ${name}`, () => {
    const budget = spend(null, "network:a", [NOW], act);
    const at = (seconds: number) => codeAt(ledgerOf(budget, "network:a", NOW + seconds * SECOND));
    assert.equal(at(59.999), NOW + 60 * SECOND);
    assert.equal(at(60), null);
  });
}

Deno.test("PersonLedger returns the latest of the times that block a code", () => {
  const budget = spend(null, "network:a", times(3), code);
  assert.equal(codeAt(ledgerOf(budget, "network:a", NOW + 4 * MINUTE + 1)), NOW + DAY);
});

Deno.test("PersonLedger closes for 30 days after the tenth slow guess, and then opens completely", () => {
  const slow = times(10, NOW, 2 * DAY);
  assert.equal(
    guessAt(ledgerOf(spend(null, "browser:b", slow.slice(1), guess), "browser:b", slow[9] + 1)),
    null,
  );
  const budget = spend(null, "browser:b", slow, guess);
  const opens = slow[9] + 30 * DAY;
  assert.equal(guessAt(ledgerOf(budget, "browser:b", opens - 1)), opens);
  const slip = spend(budget, "browser:b", [opens], guess);
  assert.equal(
    guessAt(ledgerOf(slip, "browser:b", opens + 1)),
    null,
    "a first slip, not an eleventh",
  );
});

Deno.test("PersonLedger allows all unknown networks together 18 wrong codes a day", () => {
  let budget = spend(null, "network:a", times(8), guess);
  budget = spend(budget, "network:b", times(8), guess);
  budget = spend(budget, "network:c", times(1), guess);
  assert.equal(guessAt(ledgerOf(budget, "network:c", NOW + HOUR)), null);
  budget = spend(budget, "network:c", [NOW + MINUTE], guess);
  assert.equal(guessAt(ledgerOf(budget, "network:c", NOW + HOUR)), NOW + DAY);
  assert.equal(guessAt(ledgerOf(budget, "network:c", NOW + DAY)), null);
  // Strangers elsewhere must not lock the owner out.
  assert.equal(guessAt(ledgerOf(budget, "network:d", NOW + MINUTE + 1)), null);
  assert.equal(guessAt(ledgerOf(budget, "browser:own", NOW + MINUTE + 1)), null);
});

Deno.test("PersonLedger allows them 6 codes, then one an hour for a new network", () => {
  let budget = spend(null, "network:a", times(2), code);
  budget = spend(budget, "network:b", times(2, NOW + 4 * MINUTE), code);
  budget = spend(budget, "network:c", times(1, NOW + 8 * MINUTE), code);
  assert.equal(codeAt(ledgerOf(budget, "network:d", NOW + 10 * MINUTE)), null);
  const sixth = NOW + 10 * MINUTE;
  budget = spend(budget, "network:c", [sixth], code);
  const at = (source: string, now: number) => codeAt(ledgerOf(budget, source, now));
  assert.equal(at("network:d", sixth + HOUR - 1), sixth + HOUR);
  assert.equal(at("network:d", sixth + HOUR), null);
  assert.equal(at("network:a", sixth + HOUR), NOW + DAY, "one that has spent waits out the day");

  budget = spend(budget, "network:d", [sixth + HOUR], code);
  // Seven in the last day: two must expire before there are fewer than six.
  assert.equal(at("network:a", sixth + 2 * HOUR), NOW + 2 * MINUTE + DAY);
});

Deno.test("PersonLedger does not count the person's own browser, or dialling, against strangers", () => {
  let budget = spend(null, "browser:own", times(3), code);
  budget = spend(budget, SIM_SOURCE, times(3), code);
  budget = spend(budget, "network:a", times(3), code);
  assert.equal(codeAt(ledgerOf(budget, "network:b", NOW + 5 * MINUTE)), null);
});

Deno.test("PersonLedger: used codes do not count, whether dialled or uncertain", () => {
  let budget = spend(null, "network:a", times(2), code);
  budget = spend(budget, "network:a", times(4, NOW + HOUR), doubt);
  budget = spend(budget, SIM_SOURCE, times(3), code);
  budget = spend(budget, "network:a", [NOW + 2 * HOUR], (ledger) => ledger.succeed());
  const later = NOW + 3 * HOUR;
  for (const [count, act] of [[2, code], [5, doubt]] as const) {
    const again = spend(budget, "network:a", times(count, later), act);
    assert.equal(codeAt(ledgerOf(again, "network:a", later + HOUR)), null, `${count} more`);
  }
  assert.equal(codeAt(ledgerOf(budget, SIM_SOURCE, later)), null);
});

Deno.test("PersonLedger: ten mistakes in years close nothing if codes are entered correctly", () => {
  let budget: PersonBudget | null = null;
  for (const time of times(12, NOW, 2 * DAY)) {
    budget = spend(budget, "browser:own", [time], guess);
    budget = spend(budget, "browser:own", [time + MINUTE], (ledger) => ledger.succeed());
  }
  assert.equal(guessAt(ledgerOf(budget, "browser:own", NOW + 23 * DAY)), null);
});

Deno.test("PersonLedger gives back an identity check for which no registry was asked", () => {
  let budget = spend(null, "network:a", times(10), identity);
  budget = spend(budget, "network:a", [NOW + HOUR], (ledger) => ledger.refundIdentity());
  assert.equal(identityAt(ledgerOf(budget, "network:a", NOW + HOUR)), null);
});

for (const [kind, act] of Object.entries({ code, guess, identity, doubt })) {
  Deno.test(`PersonLedger forgets the source that was absent longest: ${kind}`, () => {
    let budget: PersonBudget | null = null;
    for (let i = 0; i < 100; i++) budget = spend(budget, `network:${i}`, [NOW + i], guess);
    budget = spend(budget, "network:newest", [NOW + 100], act);
    const { sources } = ledgerOf(budget, "network:other", NOW + 101).budget;
    assert.ok("network:newest" in sources);
    assert.ok(!("network:0" in sources));
  });
}
