import assert from "node:assert/strict";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { confirmAddress, postponeAddress } from "../../../domain/sign_in/confirm_address.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import { offeredAddress } from "../../../domain/sign_in/offered_address.ts";
import type { Caller } from "../../../domain/journey/caller.ts";
import { readTransaction } from "../../../domain/journey/transaction.ts";
import { runningOf } from "../../support/running.ts";
import {
  SARA,
  signIn,
  start,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

const stepOf = async (world: World, caller: Caller) =>
  (await readTransaction(world.deps, caller))?.step;

worldTest(
  "steps out of order are refused before any registry is asked (case 17)",
  async (world) => {
    const { deps } = world;
    const stranger = world.caller("never seen");
    const waiting = world.caller("waiting for the code");
    await start(world, waiting);
    for (const caller of [stranger, waiting]) {
      assert.equal((await checkIdentity(deps, caller, SARA.typed)).outcome, "elsewhere");
      assert.equal(await confirmPerson(deps, caller, true), false);
      assert.equal((await confirmAddress(deps, caller, "1234567890")).outcome, "elsewhere");
      assert.equal((await postponeAddress(deps, caller)).outcome, "elsewhere");
    }
    assert.deepEqual(world.asked, []);
  },
);

worldTest("malformed fields are reported, and no registry is asked", async (world) => {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller);
  const typed = { nationalId: "0012345678", day: "31", month: "7", year: "1402" };
  assert.deepEqual(await checkIdentity(world.deps, caller, typed), {
    outcome: "invalid",
    errors: {
      nationalId: "check_digit",
      birthDate: {
        code: "no_such_day",
        calendar: "jalali",
        month: 7,
        year: 1402,
        days: 30,
      },
    },
  });
  assert.deepEqual(world.asked, []);
});

worldTest(
  "a SIM of somebody else leads back to the first page, and the civil registry is not asked",
  async (world) => {
    world.outside.sims.set(SARA.mobile, "0499370899");
    const caller = world.caller("a");
    await startAndEnterCode(world, caller);
    const result = await checkIdentity(world.deps, caller, SARA.typed);
    assert.equal(result.outcome, "sim_mismatch");
    const transaction = await readTransaction(world.deps, caller);
    assert.equal(transaction?.step, "mobile");
    assert.equal(transaction?.failure, "sim_mismatch");
    assert.deepEqual(world.asked, ["sim"]);
  },
);

worldTest("a birth date that differs stays on the page, with what was typed", async (world) => {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller);
  const typed = { ...SARA.typed, day: "15" };
  assert.equal((await checkIdentity(world.deps, caller, typed)).outcome, "mismatch");
  const transaction = await readTransaction(world.deps, caller);
  assert.equal(transaction?.step, "identity");
  assert.deepEqual(transaction?.typedIdentity, typed);
});

for (
  const [name, change, reason] of [
    ["somebody who has died", { person: { ...SARA.person, alive: false } }, "deceased"],
    ["somebody under 18", { birthDate: { year: 1388, month: 5, day: 14 } }, "under_age"],
  ] as const
) {
  worldTest(`${name} is refused and cannot continue`, async (world) => {
    const { person, birthDate } = { ...SARA, ...change };
    const { year, month, day } = birthDate;
    world.outside.people.set(`${SARA.nationalId} ${year}/${month}/${day}`, person);
    const caller = world.caller("a");
    await startAndEnterCode(world, caller);
    const typed = { ...SARA.typed, year: String(year) };
    assert.equal((await checkIdentity(world.deps, caller, typed)).outcome, "refused");
    const transaction = await readTransaction(world.deps, caller);
    assert.equal(transaction?.refusal, reason);
    assert.equal(await confirmPerson(world.deps, caller, true), false);
  });
}

worldTest("a registry outage loses nothing and costs no attempt", async (world) => {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller);
  for (const registry of ["sim", "civil"] as const) {
    world.outside.down.add(registry);
    for (let i = 0; i < 12; i++) {
      const result = await checkIdentity(world.deps, caller, SARA.typed);
      assert.deepEqual(result, {
        outcome: "registry_unavailable",
        registry,
        retryAt: world.clock.time + 10_000,
      });
    }
    world.outside.down.delete(registry);
  }
  assert.equal((await checkIdentity(world.deps, caller, SARA.typed)).outcome, "found");
});

worldTest("identities are tried ten times a day", async (world) => {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller);
  for (let day = 1; day <= 10; day++) {
    const typed = { ...SARA.typed, month: "1", day: String(day) };
    assert.equal((await checkIdentity(world.deps, caller, typed)).outcome, "mismatch");
  }
  assert.equal((await checkIdentity(world.deps, caller, SARA.typed)).outcome, "limited");
});

worldTest("the name can be denied and the identity corrected", async (world) => {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller);
  await checkIdentity(world.deps, caller, SARA.typed);
  assert.equal(await stepOf(world, caller), "confirm");
  assert.equal(await confirmPerson(world.deps, caller, false), true);
  assert.equal(await stepOf(world, caller), "identity");
  assert.equal(await confirmPerson(world.deps, caller, true), false);
});

worldTest("a postal code is checked, and an outage of the post loses nothing", async (world) => {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller);
  await checkIdentity(world.deps, caller, SARA.typed);
  await confirmPerson(world.deps, caller, true);
  const confirm = (code: string) => confirmAddress(world.deps, caller, code);
  assert.deepEqual(await confirm(""), { outcome: "invalid", error: "missing" });
  assert.deepEqual(await confirm("12345"), { outcome: "invalid", error: "format" });
  assert.deepEqual(await confirm("5555555555"), { outcome: "invalid", error: "unknown" });
  world.outside.down.add("post");
  assert.equal((await confirm("1234567890")).outcome, "registry_unavailable");
  world.outside.down.delete("post");
  const result = await confirm("۱۲۳۴۵ ۶۷۸۹۰");
  assert.equal(result.outcome === "signed_in" && result.session.level, 2);
});

worldTest(
  "the post is asked for twenty unsuccessful codes per journey, also in parallel",
  async (world) => {
    const caller = world.caller("a");
    await startAndEnterCode(world, caller);
    await checkIdentity(world.deps, caller, SARA.typed);
    await confirmPerson(world.deps, caller, true);
    const registered = "1234567890";
    world.outside.addresses.delete(registered);
    const confirm = async (code: string) =>
      (await confirmAddress(world.deps, caller, code)).outcome;
    assert.equal(await confirm(registered), "invalid");
    const codes = Array.from({ length: 30 }, (_, i) => `55555555${10 + i}`);
    const outcomes = await Promise.all(codes.map(confirm));
    assert.equal(outcomes.filter((outcome) => outcome === "invalid").length, 19);
    world.asked.length = 0;
    for (const code of [registered, codes[0]]) assert.equal(await confirm(code), "limited");
    assert.deepEqual(world.asked, []);
  },
);

worldTest("a corrected postal code files one request", async (world) => {
  await signIn(world, world.caller("a"), { postalCode: "9876543210" });
  const { entries } = await world.store.list<{ postalCode: string; state: string }>([
    "address_request",
  ]);
  assert.deepEqual(entries.map(({ value }) => [value.postalCode, value.state]), [
    ["9876543210", "filed"],
  ]);
});

worldTest(
  "who has given another postal code is offered that one, and files no second request",
  async (world) => {
    const offered = async (caller: Caller) => {
      await startAndEnterCode(world, caller);
      await checkIdentity(world.deps, caller, SARA.typed);
      await confirmPerson(world.deps, caller, true);
      return await offeredAddress(world.deps, (await runningOf(world, caller))!);
    };
    const first = world.caller("a");
    assert.deepEqual(await offered(first), { postalCode: "1234567890", from: "registry" });
    assert.equal((await confirmAddress(world.deps, first, "9876543210")).outcome, "signed_in");
    const requests = async () => (await world.store.list(["address_request"])).entries.length;
    assert.equal(await requests(), 1);

    const second = world.caller("b");
    const own = { postalCode: "9876543210", from: "person" };
    assert.deepEqual(await offered(second), own);
    assert.equal((await confirmAddress(world.deps, second, own.postalCode)).outcome, "signed_in");
    assert.equal(await requests(), 1);

    const third = world.caller("c");
    await offered(third);
    assert.equal((await confirmAddress(world.deps, third, "1234567890")).outcome, "signed_in");
    const moved = { ...SARA.person, postalCode: "1111111111" };
    world.outside.people.set(`${SARA.nationalId} 1370/5/14`, moved);
    const renewed = { postalCode: "1111111111", from: "registry" };
    assert.deepEqual(
      await offered(world.caller("d")),
      renewed,
      "what was only confirmed gives way",
    );
  },
);

worldTest("without the post, a temporary account of level 1 opens", async (world) => {
  const caller = world.caller("a");
  await startAndEnterCode(world, caller);
  await checkIdentity(world.deps, caller, SARA.typed);
  await confirmPerson(world.deps, caller, true);
  const result = await postponeAddress(world.deps, caller);
  assert.equal(result.outcome === "signed_in" && result.session.level, 1);
});

worldTest(
  "50 parallel completions of one journey open one session and one account",
  async (world) => {
    const caller = world.caller("a");
    await startAndEnterCode(world, caller);
    await checkIdentity(world.deps, caller, SARA.typed);
    await confirmPerson(world.deps, caller, true);
    const results = await Promise.all(
      Array.from({ length: 50 }, () => confirmAddress(world.deps, caller, "1234567890")),
    );
    assert.equal(results.filter((r) => r.outcome === "signed_in").length, 1);
    assert.equal((await world.store.list(["session"])).entries.length, 1);
    assert.equal((await world.store.list(["account"])).entries.length, 1);
  },
);
