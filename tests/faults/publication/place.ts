/**
 * Where a service is published: gateways on one store as processes of their own, the sandbox's
 * staff at the desk, and people in their browsers.
 */
import { withOwnStore } from "../../../adapters/commands/own_store.ts";
import { systemClock } from "../../../adapters/runtime/system.ts";
import { createDeskApps, DESK_PASSWORD } from "../../../adapters/sandbox/people/desk_staff.ts";
import type { Person } from "../../../adapters/sandbox/mod.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { startTwoWorkers } from "../../crash/two_workers.ts";
import { signInAtDesk } from "../../http/application/whole_way.ts";
import { signIn } from "../../http/journey.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import type { TestProgram } from "../../support/program.ts";

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
