/** A person is asked once, and again for more. */
import assert from "node:assert/strict";
import {
  type Asked,
  type Consent,
  createConsents,
  isCovered,
} from "../../../domain/federation/consents.ts";
import { withdrawConsent } from "../../../domain/federation/withdraw_consent.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { auditOf } from "../../support/audit.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const NAME: Asked = { service: "library", attributes: ["given_name"], level: 2, company: false };
const MORE: Asked = { ...NAME, attributes: ["given_name", "national_id"] };
const ACT = { accountId: "sara", requestId: "request-1" };

const withdraw = ({ deps }: World, requestId = ACT.requestId) =>
  withdrawConsent(
    { ...deps, catalogue: createCatalogue({ services: [] }) },
    { ...ACT, requestId, service: "library" },
  );

Deno.test("consent covers the same and less, and nothing more", () => {
  const agreed = { ...MORE, attributes: [...MORE.attributes], at: 0 } satisfies Consent;
  const asked = {
    same: MORE,
    less: NAME,
    nothing: { ...NAME, attributes: [] },
    lower: { ...MORE, level: 1 },
    another: { ...MORE, attributes: ["phone_number"] },
    higher: { ...MORE, level: 3 },
    company: { ...MORE, company: true },
  } satisfies Record<string, Asked>;
  assert.deepEqual(
    Object.entries(asked).filter(([, one]) => isCovered(agreed, one)).map(([name]) => name),
    ["same", "less", "nothing", "lower"],
  );
  assert.ok(isCovered({ ...agreed, company: true, level: 3 }, { ...asked.company, level: 3 }));
  assert.equal(isCovered(null, asked.nothing), false, "even who it is needs a consent");
});

worldTest("consent holds for that person at that site, until it is withdrawn", async (world) => {
  const consents = createConsents(world.deps);
  assert.equal(await consents.covers("sara", NAME), false);
  await consents.agree(ACT, NAME);
  assert.equal(await consents.covers("sara", NAME), true);
  assert.equal(await consents.covers("omid", NAME), false);
  assert.equal(await consents.covers("sara", { ...NAME, service: "museum" }), false);
  assert.deepEqual(await consents.list("omid"), []);
  assert.equal(await withdraw(world), true);
  assert.equal(await withdraw(world), false);
  assert.equal(await consents.covers("sara", NAME), false);
  assert.deepEqual(await consents.list("sara"), []);
});

worldTest("consent: what is agreed to later is added", async (world) => {
  const consents = createConsents(world.deps);
  await consents.agree(ACT, { ...NAME, level: 3 });
  await consents.agree(ACT, { ...NAME, attributes: ["national_id"], company: true });
  const [listed] = await consents.list("sara");
  assert.deepEqual(listed, { ...MORE, level: 3, company: true, at: world.clock.time });
});

worldTest("consent: the same again writes nothing; each change is audited", async (world) => {
  const consents = createConsents(world.deps);
  for (let i = 0; i < 3; i++) await consents.agree(ACT, NAME);
  await withdraw(world, "request-2");
  assert.deepEqual(
    (await auditOf(world)).map(({ event, accountId, service, requestId, detail }) => [
      event,
      accountId,
      service,
      requestId,
      detail,
    ]),
    [
      ["consent.given", "sara", "library", "request-1", {
        attributes: "given_name",
        level: 2,
        company: false,
      }],
      ["consent.withdrawn", "sara", "library", "request-2", undefined],
    ],
  );
});

worldTest(
  "consent: tokens from before it was withdrawn tell nothing, ever again",
  async (world) => {
    const consents = createConsents(world.deps);
    const released = (issuedAt: number) =>
      consents.releasedBy({ accountId: "sara", service: "library", issuedAt });
    const seconds = () => Math.floor(world.clock.time / SECOND);
    const before = seconds();
    assert.equal(await released(before), null, "nothing was agreed to");
    await consents.agree(ACT, MORE);
    assert.deepEqual(await released(before), MORE.attributes);
    await withdraw(world);
    assert.equal(await released(before), null);
    assert.equal(await released(before + 1), null);
    world.clock.time += SECOND;
    await consents.agree(ACT, NAME);
    assert.equal(await released(before), null, "agreeing again does not revive them");
    assert.deepEqual(await released(seconds()), NAME.attributes);
  },
);
