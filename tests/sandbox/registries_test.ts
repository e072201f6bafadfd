import assert from "node:assert/strict";
import { PEOPLE } from "../../adapters/sandbox/people/people.ts";
import { askRegistry, postJson, withOutsideWorld } from "./outside_world.ts";

function person(persona: string) {
  return PEOPLE.find((person) => person.persona === persona)!;
}

Deno.test("the civil registry answers for each persona", async (t) => {
  await withOutsideWorld(async ({ sandbox }) => {
    const match = async (nationalId: string, birthDate: string) =>
      await (await askRegistry(sandbox, "/civil/v1/persons/match", { nationalId, birthDate }))
        .json();

    for (const { persona, nationalId, birthDate, ...known } of PEOPLE) {
      await t.step(persona, async () => {
        const answer = await match(nationalId, birthDate);
        if (persona === "birth-date-differs") return assert.deepEqual(answer, { match: false });
        const { firstName, lastName, fatherName, postalCode, email } = known;
        const expected = {
          firstName,
          lastName,
          fatherName,
          postalCode,
          email,
          alive: persona !== "deceased",
        };
        if (persona === "no-postal-code") {
          assert.equal("postalCode" in answer.person, false);
          answer.person.postalCode = postalCode;
        }
        if (persona === "arabic-letters") {
          assert.equal(answer.person.firstName, "عل\u064a");
          assert.equal(answer.person.lastName, "\u0643اظم\u064a \u064a\u0643تا");
          answer.person = { ...answer.person, firstName, lastName, fatherName };
        }
        if (persona === "hostile-name") {
          assert.match(answer.person.lastName, /<img .*onerror=/);
          answer.person.lastName = lastName;
        }
        assert.deepEqual(answer, { match: true, person: expected });
      });
    }

    await t.step("birth-date-differs, with the registry's date", async () => {
      const answer = await match(person("birth-date-differs").nationalId, "1368/07/12");
      assert.equal(answer.match, true);
    });
    await t.step("nobody", async () => {
      assert.deepEqual(await match("0012345679", "1370/05/14"), { match: false });
    });
  });
});

Deno.test("the SIM registry knows every number's owner", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const owns = async (nationalId: string, mobile: string) =>
      await (await askRegistry(sandbox, "/sim/v1/sims/match", { nationalId, mobile })).json();
    for (const { persona, nationalId, mobile, otherMobiles = [] } of PEOPLE) {
      for (const each of [mobile, ...otherMobiles]) {
        const answer = await owns(nationalId, each);
        assert.deepEqual(answer, { match: persona !== "sim-of-another" }, persona);
      }
    }
    const { mobile } = person("sim-of-another");
    assert.deepEqual(await owns(person("verified-citizen").nationalId, mobile), { match: true });
    assert.deepEqual(await owns("9990001006", "09999999999"), { match: false });
  });
});

Deno.test("the post finds known codes only", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const find = async (postalCode: string) =>
      await (await askRegistry(sandbox, "/post/v1/addresses/find", { postalCode })).json();
    const { found, address } = await find(person("verified-citizen").postalCode);
    assert.equal(found, true);
    assert.match(address, /^تهران/);
    assert.deepEqual(await find(person("unknown-postal-code").postalCode), { found: false });
  });
});

Deno.test("registries refuse a missing or wrong token and a malformed question", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const url = `${sandbox.settings.SIM_REGISTRY_URL}/v1/sims/match`;
    const question = { nationalId: "9990001006", mobile: "09120000001" };
    for (const headers of [{}, { Authorization: "Bearer wrong" }]) {
      const response = await postJson(url, question, headers);
      assert.equal(response.status, 401);
      assert.equal(response.headers.get("www-authenticate"), "Bearer");
      assert.equal((await response.text()).includes("match"), false);
    }
    for (const asked of [{}, { ...question, mobile: 9120000001 }, { ...question, extra: 1 }, "x"]) {
      const response = await askRegistry(sandbox, "/sim/v1/sims/match", asked);
      assert.equal(response.status, 400, JSON.stringify(asked));
      await response.body?.cancel();
    }
  });
});
