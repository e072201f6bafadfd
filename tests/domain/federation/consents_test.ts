/** A person is asked once, and again for more. */
import assert from "node:assert/strict";
import { createConsents } from "../../../domain/federation/consents.ts";
import { auditOf } from "../../support/audit.ts";
import { worldTest } from "../../support/sign_in_world.ts";

worldTest(
  "consent covers what was agreed to, at that site, until it is withdrawn",
  async (world) => {
    const consents = createConsents(world.deps);
    const name = { service: "library", attributes: ["given_name"] } as const;
    const more = { service: "library", attributes: ["given_name", "national_id"] } as const;
    assert.equal(await consents.covers("sara", name), false);
    await consents.agree("sara", name, "request-1");
    assert.equal(await consents.covers("sara", name), true);
    assert.equal(await consents.covers("sara", { ...name, attributes: [] }), true);
    assert.equal(await consents.covers("sara", more), false);
    assert.equal(await consents.covers("omid", name), false);
    assert.equal(await consents.covers("sara", { ...name, service: "museum" }), false);
    await consents.agree("sara", more, "request-2");
    assert.equal(await consents.covers("sara", more), true);
    const [listed] = await consents.list("sara");
    assert.deepEqual(listed, { ...more, at: world.clock.time });
    assert.equal(await consents.withdraw("sara", "library", "request-3"), true);
    assert.equal(await consents.withdraw("sara", "library", "request-3"), false);
    assert.equal(await consents.covers("sara", name), false);
  },
);

worldTest(
  "consent: agreeing to the same again writes nothing; each change is audited",
  async (world) => {
    const consents = createConsents(world.deps);
    const asked = { service: "library", attributes: ["given_name"] } as const;
    for (let i = 0; i < 3; i++) await consents.agree("sara", asked, "request-1");
    await consents.withdraw("sara", "library", "request-2");
    assert.deepEqual(
      (await auditOf(world)).map(({ event, accountId, service, detail }) => [
        event,
        accountId,
        service,
        detail,
      ]),
      [
        ["consent.given", "sara", "library", { attributes: "given_name" }],
        ["consent.withdrawn", "sara", "library", undefined],
      ],
    );
  },
);
