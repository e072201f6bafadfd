/** The sandbox's library, a site that signs people in by OpenID Connect. */
import type { Person } from "../../adapters/sandbox/mod.ts";
import { createHttpClient, type HttpClient, type Reply } from "../support/http_client.ts";
import { startTestProgram, type TestProgram } from "../support/program.ts";
import { signIn } from "./journey.ts";

export interface Visit {
  program: TestProgram;
  browser(): HttpClient;
  site: string;
  people(persona: string): Person;
}

export function libraryTest(name: string, run: (visit: Visit) => Promise<void>): void {
  Deno.test(name, async () => {
    const program = await startTestProgram();
    const { origin, port, sandbox } = program;
    await using stack = new AsyncDisposableStack();
    stack.defer(() => program.stop());
    const agencies = Number(new URL(sandbox.agencyOrigin).port);
    const ports = { "library.agency.localhost": agencies };
    await run({
      program,
      browser: () => stack.use(createHttpClient({ origin, port, ports })),
      site: `http://library.agency.localhost:${agencies}`,
      people: (persona) => sandbox.people.find((person) => person.persona === persona)!,
    });
  });
}

/** Up to the page of consent; `as`: for herself, or for a company by its national ID. */
export async function arrive(
  { program, site, people }: Visit,
  browser: HttpClient,
  { persona = "verified-citizen", as = { action: "self" } as Record<string, string> } = {},
): Promise<Reply> {
  const page = await signIn(program, browser, people(persona), `${site}/sign-in?lang=en`);
  return await browser.submit(page, as, { to: "/login/company" });
}

/** Up to the library's page, from its own link. */
export async function enter(visit: Visit, browser: HttpClient): Promise<Reply> {
  const page = await arrive(visit, browser);
  return await browser.submit(page, { answer: "agree" });
}
