/** A signed-in person at the sandbox's agencies, and at its bank on an address of its own. */
import type { TestProgram } from "../../support/program.ts";
import { startTestProgram } from "../../support/program.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { signIn } from "../journey.ts";

export interface Visitor {
  program: TestProgram;
  /** A browser that is signed in as the sample person; `persona`: "verified-citizen" by default. */
  enter(service: string, persona?: string): Promise<HttpClient>;
  /** One that nobody has signed in. */
  stranger(): HttpClient;
  /** A service's origin. */
  at(service: string): string;
}

export function visitorTest(name: string, run: (visitor: Visitor) => Promise<void>): void {
  Deno.test(name, async () => {
    const program = await startTestProgram();
    await using stack = new AsyncDisposableStack();
    stack.defer(() => program.stop());
    const { origin, port, sandbox } = program;
    const ports = { "bank.agency.localhost": Number(new URL(sandbox.agencyOrigin).port) };
    const at = (service: string) => `http://${service}.localhost:${port}`;
    const browser = () => stack.use(createHttpClient({ origin, port, ports }));
    await run({
      program,
      at,
      stranger: browser,
      async enter(service, persona = "verified-citizen") {
        const client = browser();
        const person = sandbox.people.find((one) => one.persona === persona)!;
        await signIn(program, client, person, `${at(service)}/?lang=en`);
        return client;
      },
    });
  });
}
