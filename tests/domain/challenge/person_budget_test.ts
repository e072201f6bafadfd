import assert from "node:assert/strict";
import {
  PERSON_LIMITS,
  type PersonBudget,
  PersonLedger,
} from "../../../domain/challenge/person_budget.ts";
import { DAY, MINUTE } from "../../../domain/platform.ts";

const NOW = 1_000_000_000_000;

/** A budget on which `act` is done at each of the times, from one source. */
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

Deno.test("PersonLedger allows three unused codes a day and says when the next is free", () => {
  const budget = spend(null, "network:a", minutes(3), (ledger) => ledger.spendCode());
  assert.equal(at(budget, "network:a", NOW + 10 * MINUTE).codeAllowedAt(), NOW + DAY);
  assert.equal(at(budget, "network:a", NOW + DAY).codeAllowedAt(), null);
});

Deno.test("PersonLedger asks for a minute between two codes", () => {
  const budget = spend(null, "network:a", [NOW], (ledger) => ledger.spendCode());
  assert.equal(at(budget, "network:a", NOW + 59_999).codeAllowedAt(), NOW + 60_000);
  assert.equal(at(budget, "network:a", NOW + 60_000).codeAllowedAt(), null);
});

Deno.test("PersonLedger closes after nine wrong codes a day", () => {
  const budget = spend(null, "network:a", minutes(9), (ledger) => ledger.spendGuess());
  const later = at(budget, "network:a", NOW + 60 * MINUTE);
  assert.equal(later.guessAllowedAt(), NOW + DAY);
  assert.equal(later.codeAllowedAt(), NOW + DAY);
});

Deno.test("PersonLedger closes after ten wrong codes since the last success, however slowly", () => {
  const days = Array.from({ length: 10 }, (_, i) => NOW + i * DAY);
  const budget = spend(null, "network:a", days, (ledger) => ledger.spendGuess());
  assert.equal(at(budget, "network:a", days[9] + 1).guessAllowedAt(), days[9] + DAY);
  const success = spend(budget, "network:a", [days[9] + DAY], (ledger) => ledger.succeed());
  assert.equal(at(success, "network:a", days[9] + DAY + 1).guessAllowedAt(), null);
});

Deno.test("PersonLedger does not give back wrong codes of the day for a success", () => {
  let budget = spend(null, "network:a", minutes(9), (ledger) => ledger.spendGuess());
  budget = spend(budget, "network:a", [NOW + 30 * MINUTE], (ledger) => ledger.succeed());
  assert.equal(at(budget, "network:a", NOW + 31 * MINUTE).guessAllowedAt(), NOW + DAY);
});

Deno.test("PersonLedger keeps a stranger's spending away from other places and known browsers", () => {
  let budget = spend(null, "network:stranger", minutes(3), (ledger) => ledger.spendCode());
  budget = spend(budget, "network:stranger", minutes(9), (ledger) => ledger.spendGuess());
  const now = NOW + 60 * MINUTE;
  assert.notEqual(at(budget, "network:stranger", now).codeAllowedAt(), null);
  assert.equal(at(budget, "network:home", now).codeAllowedAt(), null);
  assert.equal(at(budget, "browser:own", now).codeAllowedAt(), null);
});

Deno.test("PersonLedger bounds all unknown networks together, never a known browser", () => {
  let budget: PersonBudget | null = null;
  for (const network of ["a", "b", "c"]) {
    budget = spend(budget, `network:${network}`, minutes(2), (ledger) => ledger.spendCode());
  }
  const now = NOW + 60 * MINUTE;
  assert.equal(at(budget, "network:d", now).codeAllowedAt(), NOW + DAY);
  assert.equal(at(budget, "browser:own", now).codeAllowedAt(), null);
});

Deno.test("PersonLedger gives back a code that the operator refused", () => {
  let budget = spend(null, "network:a", minutes(3), (ledger) => ledger.spendCode());
  const refund = (ledger: PersonLedger) => ledger.refundCode(NOW + 4 * MINUTE);
  budget = spend(budget, "network:a", [NOW + 5 * MINUTE], refund);
  assert.equal(at(budget, "network:a", NOW + 10 * MINUTE).codeAllowedAt(), null);
});

Deno.test("PersonLedger forgets what is older than a day", () => {
  const budget = spend(null, "network:a", minutes(3), (ledger) => ledger.spendCode());
  assert.deepEqual(at(budget, "network:b", NOW + 2 * DAY).budget.sources["network:a"], undefined);
});
