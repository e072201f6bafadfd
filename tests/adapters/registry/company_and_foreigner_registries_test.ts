/** The adapters against the sandbox's wires. */
import assert from "node:assert/strict";
import { createCompanyRegistry } from "../../../adapters/registry/company_registry.ts";
import { createForeignerRegistry } from "../../../adapters/registry/foreigner_registry.ts";
import { createSimRegistry } from "../../../adapters/registry/sim_registry.ts";
import type { ForeignIdentity } from "../../../domain/identity/person_identity.ts";
import { RegistryUnavailable } from "../../../domain/registry/registries.ts";
import { serveLoopback } from "../loopback_server.ts";
import { type OutsideWorld, postJson, withOutsideWorld } from "../../sandbox/outside_world.ts";

const DANIEL: ForeignIdentity = {
  kind: "foreign",
  fidaCode: "99910000014",
  documentKind: "passport",
  documentNumber: "C4F7K2901",
};
const LEILA = { kind: "iranian", nationalId: "9990008000" } as const;

function adapters({ sandbox: { settings } }: OutsideWorld) {
  const options = (name: string) => ({ url: settings[name], token: settings.REGISTRY_TOKEN });
  return {
    foreigners: createForeignerRegistry(options("FOREIGNER_REGISTRY_URL")),
    companies: createCompanyRegistry(options("COMPANY_REGISTRY_URL")),
    sim: createSimRegistry(options("SIM_REGISTRY_URL")),
  };
}

async function setFault({ sandbox }: OutsideWorld, target: string, mode: string) {
  const response = await postJson(`${sandbox.origin}/faults`, { target, mode });
  assert.equal(response.status, 200);
  await response.body?.cancel();
}

Deno.test("findForeigner() returns the record, or null if something differs", async () => {
  await withOutsideWorld(async (world) => {
    const { foreigners } = adapters(world);
    assert.deepEqual(await foreigners.findForeigner(DANIEL, "1985-03-21"), {
      firstName: "Daniel",
      lastName: "Weber",
      fatherName: "Thomas",
      postalCode: "1193647891",
      email: "daniel.weber@example.ir",
      alive: true,
    });
    assert.equal(await foreigners.findForeigner(DANIEL, "1985-03-22"), null);
    const other = { ...DANIEL, documentNumber: "X1234567" };
    assert.equal(await foreigners.findForeigner(other, "1985-03-21"), null);
  });
});

Deno.test("isOwner() asks for a foreign national by FIDA code", async () => {
  await withOutsideWorld(async (world) => {
    const { sim } = adapters(world);
    assert.equal(await sim.isOwner("09120000021", DANIEL.fidaCode, "fida"), true);
    assert.equal(await sim.isOwner("09120000001", DANIEL.fidaCode, "fida"), false);
    assert.equal(await sim.isOwner("09120000001", "9990001006"), true);
  });
});

Deno.test("findCompany() returns name, status and this person's role", async () => {
  await withOutsideWorld(async (world) => {
    const { companies } = adapters(world);
    assert.deepEqual(await companies.findCompany("99900001010", LEILA), {
      name: "شرکت نمونه‌سازان آفتاب",
      status: "active",
      role: "chief_executive",
    });
    assert.equal((await companies.findCompany("99900001010", DANIEL))?.role, "none");
    assert.equal((await companies.findCompany("99900004047", DANIEL))?.role, "chief_executive");
    assert.equal(await companies.findCompany("10380284790", LEILA), null);
  });
});

Deno.test("findCompany() converts Arabic letters of a name to Persian ones", async () => {
  const company = { name: "شركت صنعتي", status: "active", role: "none" };
  await using server = serveLoopback(() => Response.json({ found: true, company }));
  const companies = createCompanyRegistry({ url: server.url, token: "t" });
  assert.equal((await companies.findCompany("99900001010", LEILA))?.name, "شرکت صنعتی");
});

Deno.test("findCompany() refuses a company without a name", async () => {
  const company = { name: " ", status: "active", role: "none" };
  await using server = serveLoopback(() => Response.json({ found: true, company }));
  const companies = createCompanyRegistry({ url: server.url, token: "t" });
  await assert.rejects(companies.findCompany("99900001010", LEILA), RegistryUnavailable);
});

Deno.test("findForeigner() takes a person of one name, and a bad e-mail address for none", async () => {
  const answered = (person: object) => () => Response.json({ match: true, person });
  const one = { firstName: "Sukarno", lastName: "", fatherName: "" };
  await using server = serveLoopback(answered({ ...one, email: "not an address" }));
  const foreigners = createForeignerRegistry({ url: server.url, token: "t" });
  assert.deepEqual(await foreigners.findForeigner(DANIEL, "1985-03-21"), {
    ...one,
    email: undefined,
    alive: true,
  });
  server.behaviour = answered({ ...one, firstName: " " });
  await assert.rejects(foreigners.findForeigner(DANIEL, "1985-03-21"), RegistryUnavailable);
});

for (const mode of ["error", "garbage"]) {
  Deno.test(`both registries throw RegistryUnavailable on "${mode}"`, async () => {
    await withOutsideWorld(async (world) => {
      const { foreigners, companies } = adapters(world);
      await setFault(world, "foreigners", mode);
      await setFault(world, "companies", mode);
      for (
        const [name, call] of [
          ["foreigners", () => foreigners.findForeigner(DANIEL, "1985-03-21")],
          ["companies", () => companies.findCompany("99900001010", LEILA)],
        ] as const
      ) {
        await assert.rejects(
          call,
          (error: unknown) => error instanceof RegistryUnavailable && error.registry === name,
        );
      }
    });
  });
}
