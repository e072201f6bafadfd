/** A program that is killed and started again, and the sandbox that outlives it. */
import { startSandbox } from "../../adapters/sandbox/mod.ts";
import { systemClock } from "../../adapters/runtime/system.ts";
import { freePort, type TestProgram } from "../support/program.ts";

/** Not started yet. `further` services stand behind it, beside those of the sandbox. */
export async function createMortalProgram(...further: object[]): Promise<TestProgram> {
  const dataDir = await Deno.makeTempDir({ prefix: "panjereh_" });
  const port = freePort();
  const origin = `http://localhost:${port}`;
  const sandbox = await startSandbox({
    port: 0,
    agencyPort: 0,
    store: ":memory:",
    clock: systemClock,
    issuer: origin,
  });
  const services = { services: [...sandbox.services.services, ...further] };
  return {
    origin,
    port,
    dataDir,
    sandbox: { ...sandbox, services },
    stop: () => sandbox.stop(),
  };
}
