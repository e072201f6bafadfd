import assert from "node:assert/strict";
import { COMPANIES } from "../../adapters/sandbox/people/companies.ts";
import { FOREIGNERS } from "../../adapters/sandbox/people/foreigners.ts";
import { PEOPLE } from "../../adapters/sandbox/people/people.ts";
import { askRegistry, withOutsideWorld } from "./outside_world.ts";

const nationalIdOf = (persona: string) =>
  PEOPLE.find((person) => person.persona === persona)!.nationalId;
const idOf = (persona: string) =>
  COMPANIES.find((company) => company.persona === persona)!.companyId;

Deno.test("COMPANIES are managed by people who exist in the sandbox", () => {
  const known = [...PEOPLE.map((p) => p.nationalId), ...FOREIGNERS.map((p) => p.fidaCode)];
  for (const { persona, chiefExecutive, managers } of COMPANIES) {
    for (const id of [chiefExecutive, ...managers]) assert.ok(known.includes(id), persona);
  }
});

Deno.test("the companies' registry returns the role of the person in question", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const find = async (question: Record<string, string>) =>
      await (await askRegistry(sandbox, "/companies/v1/companies/find", question)).json();
    const nationalId = nationalIdOf("chief-executive");
    const roles = {
      active: ["active", "chief_executive"],
      dissolved: ["dissolved", "chief_executive"],
      "manager-only": ["active", "manager"],
      "foreign-chief-executive": ["active", "none"],
    };
    for (const [persona, [status, role]] of Object.entries(roles)) {
      const { found, company } = await find({ companyId: idOf(persona), nationalId });
      assert.equal(found, true);
      assert.deepEqual([company.status, company.role], [status, role], persona);
    }
    assert.deepEqual(await find({ companyId: "10380284790", nationalId }), { found: false });
    const foreigner = {
      companyId: idOf("foreign-chief-executive"),
      idType: "fida",
      fidaCode: FOREIGNERS[0].fidaCode,
    };
    assert.equal((await find(foreigner)).company.role, "chief_executive");
  });
});

Deno.test("GET /companies.json and the home page list every company", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const companies = await (await fetch(`${sandbox.origin}/companies.json`)).json();
    assert.deepEqual(companies, COMPANIES);
    const home = await (await fetch(sandbox.origin)).text();
    for (const { companyId, name } of COMPANIES) {
      assert.ok(home.includes(companyId) && home.includes(name));
    }
  });
});
