import assert from "node:assert/strict";
import { findAddress } from "../../adapters/sandbox/wires/addresses.ts";
import { FOREIGNERS } from "../../adapters/sandbox/people/foreigners.ts";
import { PEOPLE } from "../../adapters/sandbox/people/people.ts";
import { createJalaliCalendar } from "../../adapters/runtime/jalaali_calendar.ts";
import { parseBirthDate } from "../../domain/identity/birth_date.ts";
import { parseMobile } from "../../domain/identity/mobile.ts";
import { parseNationalId } from "../../domain/identity/national_id.ts";
import { parsePostalCode } from "../../domain/identity/postal_code.ts";
import { PROMISES } from "../walk/people/promises.ts";
import { withOutsideWorld } from "./outside_world.ts";

Deno.test("PEOPLE can be typed into the window's fields", () => {
  for (const { nationalId, mobile, otherMobiles = [], postalCode, birthDate, persona } of PEOPLE) {
    assert.deepEqual(parseNationalId(nationalId), { nationalId }, persona);
    assert.match(nationalId, /^(999|000)/, `${persona} must be fictitious`);
    for (const each of [mobile, ...otherMobiles]) assert.equal(parseMobile(each), each, persona);
    assert.deepEqual(parsePostalCode(postalCode), { postalCode }, persona);
    const [year, month, day] = birthDate.split("/");
    const date = parseBirthDate(
      { year, month, day },
      ["jalali"],
      createJalaliCalendar(),
      Date.now(),
    );
    assert.ok("birthDate" in date, persona);
  }
});

Deno.test("PEOPLE have unique identities, numbers and personas", () => {
  const mobiles = PEOPLE.flatMap(({ mobile, otherMobiles = [] }) => [mobile, ...otherMobiles]);
  for (
    const values of [
      mobiles,
      PEOPLE.map(({ nationalId }) => nationalId),
      PEOPLE.map(({ persona }) => persona),
      PEOPLE.map(({ email }) => email),
    ]
  ) assert.equal(new Set(values).size, values.length);
});

Deno.test("PEOPLE live at addresses of G-NAF, except the one with an unknown code", () => {
  const unknown = PEOPLE.filter(({ postalCode }) => !findAddress(postalCode));
  assert.deepEqual(unknown.map(({ persona }) => persona), ["unknown-postal-code"]);
});

Deno.test("GET /people.json returns every persona with exactly the documented fields", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const people = await (await fetch(`${sandbox.origin}/people.json`)).json();
    const fields = [
      "nationalId",
      "firstName",
      "lastName",
      "fatherName",
      "birthDate",
      "mobile",
      "postalCode",
      "email",
      "persona",
      "cardNumber",
    ].toSorted();
    for (const { otherMobiles, ...person } of people) {
      if (person.kind === "foreign") continue;
      assert.deepEqual(Object.keys(person).toSorted(), fields);
      assert.equal(otherMobiles !== undefined, person.persona === "two-sims");
    }
    const personas = people.map(({ persona }: { persona: string }) => persona);
    for (
      const persona of [
        "verified-citizen",
        "sim-of-another",
        "deceased",
        "birth-date-differs",
        "unknown-postal-code",
        "two-sims",
        "chief-executive",
        "child",
      ]
    ) assert.ok(personas.includes(persona), persona);
  });
});

Deno.test("everybody has an expected outcome, which deno task walk:people checks", () => {
  assert.deepEqual(
    PROMISES.map(({ persona }) => persona).sort(),
    [...PEOPLE, ...FOREIGNERS].map(({ persona }) => persona).sort(),
  );
});
