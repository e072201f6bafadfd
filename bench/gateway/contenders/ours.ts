/** The real program, as `deno task start` runs it, with people signed in at one service. */
import { freePort } from "../../../tests/support/program.ts";
import configuration from "../../../deno.json" with { type: "json" };
import { startDeno } from "../processes.ts";
import { seedSessions, type SignedIn } from "../seed.ts";
import type { Target } from "../wrk.ts";

const MAIN = new URL("../../../main.ts", import.meta.url);
/** V8's, which decide how much memory it holds. */
const [FLAGS] = /--v8-flags=\S+/.exec(configuration.tasks.start.command)!;
/** Forwarded by the program, by an agency's own nginx that asks it, and by the front. */
const FORWARDED = "library";
export const ASKING = "archive";
const CARRIED = "records";

export interface Ours extends AsyncDisposable {
  pid: number;
  port: number;
  /** The service that the program forwards to. */
  target: Target;
  /** The service whose agency's proxy asks; the port is the program's, not the proxy's. */
  asking: Target;
  /** The service that the front carries, on its port. */
  carried: Target;
  people: SignedIn[];
  /** Milliseconds from the start of its process until it listened. */
  startedIn: number;
}

export interface OursOptions {
  /** The program's data folder; created here. */
  folder: string;
  /** By default one that is free once the people are written, which takes seconds. */
  port?: number;
  /** Port of the agency's server. */
  upstream: number;
  people: number;
  /** Where people ask, if a front is before the program. */
  front?: number;
  /** Additional environment. */
  environment?: Record<string, string>;
  /** Further settings of the service that the program forwards to. */
  settings?: object;
  /** Further services, as in `services.json`. */
  further?: readonly object[];
  patience: number;
}

export async function startOurs(
  { folder, upstream, people: count, front, environment, settings, further = [], patience, ...at }:
    OursOptions,
): Promise<Ours> {
  await Deno.mkdir(folder, { recursive: true });
  const people = await seedSessions(folder, { count, services: [FORWARDED, ASKING, CARRIED] });
  const port = at.port ?? freePort();
  await Deno.writeTextFile(
    `${folder}/services.json`,
    JSON.stringify({
      services: [
        { ...service(FORWARDED), upstream: `http://127.0.0.1:${upstream}`, ...settings },
        { ...service(ASKING), forward_auth: { proxies: ["127.0.0.1"] } },
        carriedService(upstream),
        ...further,
      ],
    }),
  );
  const began = performance.now();
  const program = await startDeno(MAIN, {
    args: ["start"],
    flags: [FLAGS],
    environment: {
      PORT: String(port),
      SANDBOX_PORT: "0",
      AGENCY_PORT: "0",
      DATA_DIR: folder,
      SERVICES_FILE: `${folder}/services.json`,
      // No access log, like nginx here.
      LOG_LEVEL: "warning",
      ...front && { BASE_URL: `http://localhost:${front}`, TRUSTED_PROXIES: "127.0.0.1" },
      ...environment,
    },
    port,
    patience,
  });
  return {
    startedIn: performance.now() - began,
    pid: program.pid,
    port,
    target: targetAt(FORWARDED),
    asking: targetAt(ASKING),
    carried: targetAt(CARRIED, front),
    people,
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };

  function targetAt(id: string, at = port): Target {
    return {
      port: at,
      pid: program.pid,
      host: `${id}.localhost:${at}`,
      cookies: people.map(({ cookies }) => cookies[id]),
    };
  }
}

/** As the front and the program know it. */
export const carriedService = (upstream: number) => ({
  ...service(CARRIED),
  upstream: `http://127.0.0.1:${upstream}`,
  carried_by: "front",
});

function service(id: string) {
  const attributes = ["given_name", "family_name", "national_id"];
  return { id, title: { fa: "کتابخانه" }, attributes };
}
