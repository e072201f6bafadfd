/**
 * Where a service is published: gateways on one store as processes of their own, the sandbox's
 * staff at the desk, and people in their browsers.
 */
import { withOwnStore } from "../../../adapters/commands/own_store.ts";
import { openSampleDesk } from "../../../adapters/commands/sample_desk.ts";
import { readSecretFile } from "../../../adapters/configuration/secret_file.ts";
import { systemClock } from "../../../adapters/runtime/system.ts";
import { createDeskApps, DESK_PASSWORD } from "../../../adapters/sandbox/people/desk_staff.ts";
import type { Person } from "../../../adapters/sandbox/mod.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { startGateway } from "../../crash/killing.ts";
import { createMortalProgram } from "../../crash/mortal_program.ts";
import { startTwoWorkers } from "../../crash/two_workers.ts";
import { signInAtDesk } from "../../http/application/whole_way.ts";
import { signIn } from "../../http/journey.ts";
import type { Child } from "../../support/child.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { freePort, type TestProgram } from "../../support/program.ts";

/** Who is needed: they do everything that the desk asks for. */
export const STAFF = ["sample.manager", "sample.expert", "second.expert"] as const;
export type StaffName = typeof STAFF[number];

export interface Place extends AsyncDisposable {
  program: TestProgram;
  clock: { now(): number };
  /** Of each process. */
  ports: number[];
  /** A member's browser, signed in at the first process. */
  staff(name: StaffName): Promise<HttpClient>;
  /** A person's browser at one process, signed in. */
  citizen(person: Person, port: number): Promise<HttpClient>;
  /** Looks into the store beside the program. */
  withStore<T>(run: (store: Store) => Promise<T>): Promise<T>;
}

interface Around {
  program: TestProgram;
  ports: number[];
  /** By which a command finds the store. */
  environment: Record<string, string>;
  secretOf(name: StaffName): Promise<string>;
  end(): Promise<void>;
}

function placeOf({ program, ports, environment, secretOf, end }: Around): Place {
  const browsers: HttpClient[] = [];
  const open = (port: number) => {
    const browser = createHttpClient({ origin: program.origin, port });
    browsers.push(browser);
    return browser;
  };
  const place: Place = {
    program,
    ports,
    clock: systemClock,
    async staff(user_name) {
      const browser = open(ports[0]);
      const typed = { user_name, password: DESK_PASSWORD, secret: await secretOf(user_name) };
      await signInAtDesk(place, browser, typed);
      return browser;
    },
    async citizen(person, port) {
      const browser = open(port);
      await signIn(program, browser, person);
      return browser;
    },
    async withStore<T>(run: (store: Store) => Promise<T>) {
      const kept: { value?: T } = {};
      await withOwnStore(environment, "service", async ({ store }) => {
        kept.value = await run(store);
      });
      return kept.value!;
    },
    async [Symbol.asyncDispose]() {
      for (const browser of browsers) await browser[Symbol.asyncDispose]();
      await end();
    },
  };
  return place;
}

/** `deno task start` with two workers, which share a port and a KV file. */
export async function startWorkers(): Promise<Place> {
  const workers = await startTwoWorkers();
  const { program, port, dataDir } = workers;
  const people: Person[] = await (await fetch(`${program.sandbox.origin}/people.json`)).json();
  return placeOf({
    program: { ...program, port, dataDir, sandbox: { ...program.sandbox, people } },
    ports: [port],
    environment: { DATA_DIR: dataDir },
    async secretOf(name) {
      using kv = await Deno.openKv(`${dataDir}/sandbox.sqlite3`);
      return (await createDeskApps(kv).secretOf(name))!;
    },
    end: async () => await workers[Symbol.asyncDispose](),
  });
}

export interface Processes extends Place {
  children: Child[];
  /** After a `kill`. */
  startAgain(index: number): Promise<void>;
}

/** Gateways as processes on one store; by default on the KV file. */
export async function startProcesses(
  count: number,
  store: Record<string, string> = {},
): Promise<Processes> {
  const program = await createMortalProgram();
  const { sandbox, dataDir } = program;
  const ports = [program.port, ...Array.from({ length: count - 1 }, freePort)];
  const secret = await readSecretFile(`${dataDir}/secret_key`);
  const children: Child[] = [];
  const startAgain = async (index: number) => {
    children[index] = await startGateway({ ...program, port: ports[index] }, 0, store);
  };
  const secrets = new Map<string, string>();
  const environment = { DATA_DIR: dataDir, ...store };
  const place = placeOf({
    ...{ program, ports, environment },
    // deno-lint-ignore require-await
    secretOf: async (name) => secrets.get(name)!,
    async end() {
      for (const child of children) await child[Symbol.asyncDispose]();
      await sandbox.stop();
      await Deno.remove(dataDir, { recursive: true });
    },
  });
  try {
    for (const index of ports.keys()) await startAgain(index);
    await openSampleDesk(environment, secret, {
      ...sandbox.desk,
      staff: sandbox.desk.staff.filter(({ userName }) => STAFF.some((name) => name === userName)),
      // deno-lint-ignore require-await
      connect: async (name, secret) => void secrets.set(name, secret),
    });
  } catch (error) {
    await place[Symbol.asyncDispose]();
    throw error;
  }
  return { ...place, children, startAgain };
}
