/** The real program behind the shipped front, with a person who is signed in at one service. */
import { unlessInstalled } from "../../browser/support/installed.ts";
import { signIn } from "../../http/journey.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { freePort, type StartedProgram, startTestProgram } from "../../support/program.ts";
import { type Front, startFront } from "./front.ts";

export interface FrontStage {
  program: StartedProgram;
  front: Front;
  /** Of the front. */
  port: number;
  /** The window's origin, and a service's. */
  window: string;
  at(service: string): string;
  /** Signed in at the first service. */
  browser: HttpClient;
  /** Where the certificate is. */
  folder: string;
}

/** The person is signed in at the first service. */
export async function atFront(
  services: () => { id: string }[],
  run: (stage: FrontStage) => Promise<void>,
  { allowH2 }: { allowH2?: boolean } = {},
): Promise<void> {
  const ports = { tls: freePort(), plain: freePort(), program: freePort() };
  const window = `https://localhost:${ports.tls}`;
  const at = (service: string) => `https://${service}.localhost:${ports.tls}`;
  const program = await startTestProgram({
    port: ports.program,
    baseUrl: window,
    environment: { TRUSTED_PROXIES: "127.0.0.1" },
    services,
  });
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  const ids = services().map(({ id }) => id);
  try {
    const carried = { services: services(), baseUrl: window };
    await using front = await startFront({ folder, ports, services: ids, carried });
    await using browser = createHttpClient({
      ...{ origin: window, port: ports.tls, ca: front.ca },
      allowH2,
    });
    const person = program.sandbox.people.find(({ persona }) => persona === "verified-citizen")!;
    await signIn(program, browser, person, `${at(ids[0])}/`);
    await run({ program, front, port: ports.tls, window, at, browser, folder });
  } finally {
    await program.stop();
    await Deno.remove(folder, { recursive: true });
  }
}

/** A test with services of its own. */
export function frontTest(
  name: string,
  { programs = [], services }: {
    /** Further programs of the machine that the test needs. */
    programs?: string[];
    services(): { id: string }[];
  },
  run: (stage: FrontStage) => Promise<void>,
): void {
  const { ignore, note } = unlessInstalled("nginx", ...programs);
  Deno.test(
    { name: `front door: ${name}${note}`, ignore },
    () => atFront(services, run),
  );
}

/** The cookie that signs in at a service. */
export function sessionCookie({ browser, at }: FrontStage, service: string): string {
  const name = "__Host-panjereh_service";
  return `${name}=${browser.cookie(at(service), name)}`;
}
