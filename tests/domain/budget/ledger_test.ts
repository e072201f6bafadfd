import assert from "node:assert/strict";
import { PersonLedger } from "../../../domain/budget/ledger.ts";
import { PERSON_LIMITS, type PersonBudget } from "../../../domain/budget/person.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";

const NOW = 1_000_000_000_000;

/** A budget after `act` was called at each of the times, from one source. */
function spend(
  budget: PersonBudget | null,
  source: string,
  times: number[],
  act: (ledger: PersonLedger) => void,
): PersonBudget | null {
  return times.reduce((budget: PersonBudget | null, now) => {
    const ledger = new PersonLedger(budget, source, now, PERSON_LIMITS);
    act(ledger);
    return ledger.budget;
  }, budget);
}
const at = (budget: PersonBudget | null, source: string, now: number) =>
  new PersonLedger(budget, source, now, PERSON_LIMITS);
const minutes = (count: number, from = NOW) =>
  Array.from({ length: count }, (_, i) => from + i * 2 * MINUTE);

Deno.test("PersonLedger closes after nine wrong codes a day", () => {
  const budget = spend(null, "network:a", minutes(9), (ledger) => ledger.spendGuess());
  const later = at(budget, "network:a", NOW + 60 * MINUTE);
  assert.equal(later.guessAllowedAt(), NOW + DAY);
  assert.equal(later.codeAllowedAt(), NOW + DAY);
});

Deno.test("PersonLedger closes after ten wrong codes since the last success, however slowly", () => {
  const times = Array.from({ length: 10 }, (_, i) => NOW + i * 2 * DAY);
  const budget = spend(null, "network:a", times, (ledger) => ledger.spendGuess());
  const opensAt = times[9] + PERSON_LIMITS.closedFor;
  assert.equal(at(budget, "network:a", times[9] + 5 * DAY).guessAllowedAt(), opensAt);
  assert.equal(at(budget, "network:a", opensAt).guessAllowedAt(), null);
  const success = spend(budget, "network:a", [times[9] + DAY], (ledger) => ledger.succeed());
  assert.equal(at(success, "network:a", times[9] + 2 * DAY).guessAllowedAt(), null);
});

Deno.test("PersonLedger does not give back the day's wrong codes after a success", () => {
  let budget = spend(null, "network:a", minutes(9), (ledger) => ledger.spendGuess());
  budget = spend(budget, "network:a", [NOW + 30 * MINUTE], (ledger) => ledger.succeed());
  assert.equal(at(budget, "network:a", NOW + 31 * MINUTE).guessAllowedAt(), NOW + DAY);
});

Deno.test("PersonLedger keeps a stranger's use away from other places and known browsers", () => {
  let budget = spend(null, "network:stranger", minutes(3), (ledger) => ledger.spendCode());
  budget = spend(budget, "network:stranger", minutes(9), (ledger) => ledger.spendGuess());
  const now = NOW + 60 * MINUTE;
  assert.notEqual(at(budget, "network:stranger", now).codeAllowedAt(), null);
  assert.equal(at(budget, "network:home", now).codeAllowedAt(), null);
  assert.equal(at(budget, "browser:own", now).codeAllowedAt(), null);
});

Deno.test("PersonLedger spaces codes of different networks too: no burst of messages", () => {
  const budget = spend(null, "network:a", [NOW], (ledger) => ledger.spendCode());
  assert.equal(at(budget, "network:b", NOW + 1).codeAllowedAt(), NOW + MINUTE);
});

Deno.test("PersonLedger counts a code that may have been sent, but not for the whole day", () => {
  const doubt = (ledger: PersonLedger) => {
    ledger.spendCode();
    ledger.doubtCode(ledger.now);
  };
  const budget = spend(null, "network:a", minutes(5), doubt);
  const last = NOW + 8 * MINUTE;
  assert.equal(at(budget, "network:a", last + 1).codeAllowedAt(), last + MINUTE);
  assert.equal(at(budget, "network:a", last + MINUTE).codeAllowedAt(), null);
  const more = spend(budget, "network:a", [last + 2 * MINUTE], doubt);
  assert.equal(at(more, "network:a", last + 4 * MINUTE).codeAllowedAt(), NOW + DAY);
});

Deno.test("PersonLedger keeps the newest hundred sources, so that its record stays small", () => {
  let budget: PersonBudget | null = null;
  for (let i = 0; i < 150; i++) {
    budget = spend(budget, `network:${i}`, [NOW + i * DAY / 10], (ledger) => ledger.spendGuess());
  }
  assert.ok(Object.keys(budget!.sources).length <= 101);
  assert.ok(JSON.stringify(budget).length < 32 * 1024);
});

Deno.test("PersonLedger gives back a code that the operator refused", () => {
  let budget = spend(null, "network:a", minutes(3), (ledger) => ledger.spendCode());
  const refund = (ledger: PersonLedger) => ledger.refundCode(NOW + 4 * MINUTE);
  budget = spend(budget, "network:a", [NOW + 5 * MINUTE], refund);
  assert.equal(at(budget, "network:a", NOW + 10 * MINUTE).codeAllowedAt(), null);
});

Deno.test("PersonLedger forgets everything older than a day", () => {
  const budget = spend(null, "network:a", minutes(3), (ledger) => ledger.spendCode());
  assert.deepEqual(at(budget, "network:b", NOW + 2 * DAY).budget.sources["network:a"], undefined);
});
