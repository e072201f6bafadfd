import assert from "node:assert/strict";
import { createJalaliCalendar } from "../../adapters/runtime/jalaali_calendar.ts";
import { FOREIGNERS } from "../../adapters/sandbox/people/foreigners.ts";
import { PEOPLE } from "../../adapters/sandbox/people/people.ts";
import { parseDocumentNumber, parseFidaCode } from "../../domain/identity/foreign_id.ts";
import { parseMobile } from "../../domain/identity/mobile.ts";
import { askRegistry, withOutsideWorld } from "./outside_world.ts";

Deno.test("FOREIGNERS can be typed into the window's fields, in either calendar", () => {
  for (const { fidaCode, documentKind, documentNumber, persona, ...person } of FOREIGNERS) {
    assert.deepEqual(parseFidaCode(fidaCode), { fidaCode }, persona);
    assert.match(fidaCode, /^999/, `${persona} must be fictitious`);
    assert.deepEqual(parseDocumentNumber(documentNumber, documentKind), { documentNumber });
    assert.equal(parseMobile(person.mobile), person.mobile);
    const [year, month, day] = person.birthDate.split("/").map(Number);
    const gregorian = createJalaliCalendar().toGregorian({ year, month, day });
    assert.equal(gregorian, person.birthDateGregorian, persona);
  }
});

Deno.test("FOREIGNERS have no identifier in common with PEOPLE", () => {
  const all = [...PEOPLE, ...FOREIGNERS];
  for (const values of [all.map(({ mobile }) => mobile), all.map(({ persona }) => persona)]) {
    assert.equal(new Set(values).size, values.length);
  }
});

Deno.test("GET /people.json returns foreign nationals with their own fields", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const people = await (await fetch(`${sandbox.origin}/people.json`)).json();
    const foreigners = people.filter(({ kind }: { kind?: string }) => kind === "foreign");
    assert.deepEqual(foreigners.map(({ persona }: { persona: string }) => persona), [
      "foreign-passport",
      "foreign-naja",
      "foreign-unique",
      "foreign-sim-of-another",
    ]);
    for (const { fidaCode, documentKind, documentNumber, birthDateGregorian } of foreigners) {
      for (const value of [fidaCode, documentKind, documentNumber, birthDateGregorian]) {
        assert.ok(value);
      }
    }
    const home = await (await fetch(sandbox.origin)).text();
    for (const { fidaCode, documentNumber } of FOREIGNERS) {
      assert.ok(home.includes(fidaCode) && home.includes(documentNumber));
    }
  });
});

Deno.test("the foreigners' registry answers for each, and only if all fields match", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const match = async (question: Record<string, string>) =>
      await (await askRegistry(sandbox, "/foreigners/v1/foreigners/match", question)).json();
    for (const person of FOREIGNERS) {
      const { fidaCode, documentKind, documentNumber, birthDateGregorian: birthDate } = person;
      const question = { fidaCode, documentKind, documentNumber, birthDate };
      const answer = await match(question);
      assert.equal(answer.match, true, person.persona);
      assert.equal(answer.person.firstName, person.firstName);
      assert.equal("postalCode" in answer.person, person.persona !== "foreign-naja");
      for (
        const wrong of [
          { fidaCode: "99999999999" },
          { documentKind: documentKind === "naja" ? "unique" : "naja" },
          { documentNumber: "99999999" },
          { birthDate: "2000-01-01" },
        ]
      ) assert.deepEqual(await match({ ...question, ...wrong }), { match: false });
    }
  });
});

Deno.test("the SIM registry knows foreign nationals by FIDA code", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const owns = async (owner: Record<string, string>) =>
      await (await askRegistry(sandbox, "/sim/v1/sims/match", owner)).json();
    for (const { persona, fidaCode, mobile } of FOREIGNERS) {
      const match = persona !== "foreign-sim-of-another";
      assert.deepEqual(await owns({ idType: "fida", fidaCode, mobile }), { match }, persona);
    }
    const [{ mobile }] = PEOPLE;
    assert.deepEqual(await owns({ idType: "fida", fidaCode: "99910000014", mobile }), {
      match: false,
    });
    const mixed = { idType: "fida", nationalId: "9990001006", mobile };
    assert.equal((await askRegistry(sandbox, "/sim/v1/sims/match", mixed)).status, 400);
  });
});
