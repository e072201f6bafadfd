import assert from "node:assert/strict";
import { startSandbox } from "../../../adapters/sandbox/mod.ts";
import { DESK_AGENCY } from "../../../adapters/sandbox/people/desk_staff.ts";
import { systemClock as clock } from "../../../adapters/runtime/system.ts";
import { parseServices } from "../../../adapters/services/file.ts";
import { hostTakenFrom } from "../../../domain/application/service_name.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";

Deno.test("sandbox: the server for a new service is no other agency's", async () => {
  const issuer = "http://localhost:8000";
  const options = { port: 0, agencyPort: 0, store: ":memory:", clock, issuer };
  const sandbox = await startSandbox(options);
  try {
    const services = parseServices(sandbox.services, "the sandbox");
    const agency = { id: "sample", name: DESK_AGENCY.name };
    const isTaken = hostTakenFrom(createCatalogue({ services }), agency);
    assert.equal(isTaken(sandbox.agencyOrigin), true);
    assert.equal(isTaken(sandbox.newcomerOrigin), false);
  } finally {
    await sandbox.stop();
  }
});
