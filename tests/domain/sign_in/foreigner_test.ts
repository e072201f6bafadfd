import { read } from "../../../domain/platform/read.ts";
import assert from "node:assert/strict";
import { visitorAt } from "../../../domain/gateway/visitor/pairwise.ts";
import { accountRecord } from "../../../domain/identity/account.ts";
import { serviceSchema } from "../../../domain/services/service.ts";
import { sessionRecord } from "../../../domain/session/session.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import { postponeAddress } from "../../../domain/sign_in/confirm_address.ts";
import { readTransaction } from "../../../domain/journey/transaction.ts";
import { resumeVerification } from "../../../domain/sign_in/verify_later.ts";
import { browserDigest } from "../../../domain/session/known_browser.ts";
import { returnToAccount } from "../../../domain/sign_in/return_to_account.ts";
import {
  DANIEL,
  signIn,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

const FIELDS = { mobile: DANIEL.mobile, typed: DANIEL.typed };

/** A foreign national's caller who has entered the right code. */
async function atIdentity(world: World, name = "daniel") {
  const caller = world.caller(name);
  const entered = await startAndEnterCode(world, caller, DANIEL.mobile);
  if (entered.outcome !== "accepted") throw new Error(`Not accepted: ${entered.outcome}`);
  return caller;
}

worldTest(
  "a foreign national signs in by FIDA code and document, names as registered",
  async (world) => {
    const { session } = await signIn(world, world.caller("daniel"), FIELDS);
    const { value: account } = await read(world.store, accountRecord(session.accountId));
    assert.equal(session.level, 2);
    assert.deepEqual(account?.identity, {
      kind: "foreign",
      fidaCode: DANIEL.fidaCode,
      documentKind: "passport",
      documentNumber: "C4F7K2901",
    });
    assert.equal(account?.firstName, "Daniel");
    assert.deepEqual(world.asked.filter((name) => name === "civil"), []);
  },
);

worldTest("a foreign national has one account, with any calendar and document", async (world) => {
  const first = await signIn(world, world.caller("a"), FIELDS);
  world.outside.foreigners.set(`${DANIEL.fidaCode} passport NEW12345 1985-03-21`, DANIEL.person);
  const typed = {
    ...DANIEL.typed,
    documentNumber: "new12345",
    day: "1",
    month: "1",
    year: "1364",
  };
  world.clock.time += 61_000;
  const second = await signIn(world, world.caller("b"), { ...FIELDS, typed });
  assert.equal(second.session.accountId, first.session.accountId);
});

worldTest("a foreign national's SIM is checked by FIDA code", async (world) => {
  const caller = await atIdentity(world);
  world.outside.sims.set(DANIEL.mobile, "0012345679");
  const result = await checkIdentity(world.deps, caller, DANIEL.typed);
  assert.equal(result.outcome, "sim_mismatch");
  assert.deepEqual(world.asked, ["sim"], "the foreigners' registry is not asked");
});

worldTest("a foreign national's document must be the registered one", async (world) => {
  const caller = await atIdentity(world);
  for (
    const wrong of [
      { documentNumber: "X99999" },
      { documentKind: "unique", documentNumber: "12345678" },
      { day: "20" },
      // The same day and month in the other calendar.
      { month: "3", year: "1364" },
    ]
  ) {
    const result = await checkIdentity(world.deps, caller, { ...DANIEL.typed, ...wrong });
    assert.equal(result.outcome, "mismatch", JSON.stringify(wrong));
  }
});

worldTest(
  "a foreign national's empty fields are all reported, and no registry is asked",
  async (world) => {
    const caller = await atIdentity(world);
    const empty = {
      fidaCode: "",
      documentKind: "",
      documentNumber: "",
      day: "",
      month: "",
      year: "",
    };
    assert.deepEqual(await checkIdentity(world.deps, caller, { ...DANIEL.typed, ...empty }), {
      outcome: "invalid",
      errors: {
        fidaCode: "missing",
        documentKind: "missing",
        documentNumber: "missing",
        birthDate: { code: "missing" },
      },
    });
    assert.deepEqual(world.asked, []);
  },
);

worldTest(
  "the foreigners' registry may be down: no input is lost and no attempt is counted",
  async (world) => {
    const caller = await atIdentity(world);
    world.outside.down.add("foreigners");
    for (let i = 0; i < 12; i++) {
      const result = await checkIdentity(world.deps, caller, DANIEL.typed);
      assert.deepEqual(result, {
        outcome: "registry_unavailable",
        registry: "foreigners",
        retryAt: world.clock.time + 10_000,
      });
    }
    const running = await readTransaction(world.deps, caller);
    assert.deepEqual(running?.typedIdentity, DANIEL.typed);
    world.outside.down.clear();
    assert.equal((await checkIdentity(world.deps, caller, DANIEL.typed)).outcome, "found");
  },
);

worldTest("a foreign national under 18 is refused", async (world) => {
  const caller = await atIdentity(world);
  world.outside.foreigners.set(`${DANIEL.fidaCode} passport C4F7K2901 2015-03-21`, DANIEL.person);
  const result = await checkIdentity(world.deps, caller, { ...DANIEL.typed, year: "2015" });
  assert.equal(result.outcome, "refused");
});

worldTest("a known browser checks the SIM of a foreign national again", async (world) => {
  const { browserToken } = await signIn(world, world.caller("a"), FIELDS);
  const browser = browserDigest(world.hash, browserToken);
  const caller = world.caller("again", { browser });
  world.clock.time += 61_000;
  await startAndEnterCode(world, caller, DANIEL.mobile);
  assert.equal((await returnToAccount(world.deps, caller)).outcome, "signed_in");
});

worldTest(
  "a foreign national's temporary account is verified later at their registry",
  async (world) => {
    const caller = await atIdentity(world);
    await checkIdentity(world.deps, caller, DANIEL.typed);
    await confirmPerson(world.deps, caller, true);
    const temporary = await postponeAddress(world.deps, caller);
    assert.ok(temporary.outcome === "signed_in");
    const sessionDigest = world.hash.digest("session", temporary.sessionToken);
    const { value: account } = await read(world.store, accountRecord(temporary.session.accountId));
    const live = { sessionDigest, session: temporary.session, account: account! };
    world.asked.length = 0;
    assert.equal(await resumeVerification(world.deps, world.caller("later"), live), true);
    assert.deepEqual(world.asked, ["foreigners"]);
    assert.ok((await read(world.store, sessionRecord(sessionDigest))).value);
  },
);

worldTest(
  "an agency gets a foreign national's FIDA code and a Gregorian birth date",
  async (world) => {
    const { session, sessionToken } = await signIn(world, world.caller("a"), FIELDS);
    const { value: account } = await read(world.store, accountRecord(session.accountId));
    const service = serviceSchema.parse({
      id: "insurance",
      title: { fa: "بیمه" },
      upstream: "https://insurance.example.ir",
    });
    const sessionDigest = world.hash.digest("session", sessionToken);
    const { identity, session: standing } = visitorAt(
      service,
      { sessionDigest, session, account: account! },
      world.deps,
    );
    assert.equal(standing.actingFor, undefined);
    assert.equal(identity.attributes.fida_code, DANIEL.fidaCode);
    assert.equal(identity.attributes.national_id, undefined);
    assert.equal(identity.attributes.birthdate, "1985-03-21");
    assert.equal(identity.attributes.given_name, "Daniel");
  },
);
