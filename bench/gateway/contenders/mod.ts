/** The contenders by name, each with its starter. */
import { freePort } from "../../../tests/support/program.ts";
import { startDeno } from "../processes.ts";
import { BARE_PROXY, OURS, PROXY_PASS } from "../tables.ts";
import type { Target } from "../wrk.ts";
import { type Contender, type Front, PEOPLE, type Running, type Stage } from "./contender.ts";
import { startApache } from "./apache.ts";
import { startLemonldap } from "./lemonldap.ts";
import { startOurs } from "./ours.ts";

const limit = (name: string, start: Contender["start"]): Contender => ({
  name,
  refuses: false,
  start,
});
const gateway = (name: string, start: Contender["start"]): Contender => ({
  name,
  refuses: true,
  start,
});

/** The unit comes first. */
export const CONTENDERS: Contender[] = [
  limit(PROXY_PASS, ({ plain }) => Promise.resolve({ target: visitors(plain), ...NOTHING })),
  limit("`Deno.serve` alone", (stage) => startBare("bare_server.ts", stage)),
  limit(BARE_PROXY, (stage) => startBare("bare_proxy.ts", stage)),
  gateway(
    "nginx `auth_request` → minimal service",
    (stage) => startMinimal(stage.minimal, stage),
  ),
  gateway(
    "the same, answers kept for ever",
    (stage) => startMinimal(stage.keeping, stage),
  ),
  gateway(OURS, (stage) => startPanjereh(stage)),
  gateway(
    "Panjereh, one process, a log line a request",
    (stage) => startPanjereh(stage, { LOG_LEVEL: "info", LOG_FORMAT: "json" }),
  ),
  gateway("Panjereh, 2 workers", (stage) => startPanjereh(stage, { WORKERS: "2" })),
  gateway("nginx, forward-auth → Panjereh", startAsked),
  gateway("Panjereh, reads carried by its front", startCarriedBy),
  gateway("Apache mod_auth_openidc", startApache),
  gateway("LemonLDAP::NG (nginx, FastCGI)", startLemonldap),
];

/**
 * The unit, the upper bound of a proxy on Deno, and the gateway: those that are measured in more
 * detail.
 */
export const FORWARDING = CONTENDERS.filter(({ name }) =>
  [PROXY_PASS, BARE_PROXY, OURS].includes(name)
);

/** Bytes of the headers that introduce a person to the agency. */
const INTRODUCTION = 1200;

/** From the bare proxy to the gateway, each with what the one above it has. */
export const LAYERS: Contender[] = [
  limit("`Deno.serve` alone", (stage) => startBare("bare_server.ts", stage)),
  limit(BARE_PROXY, (stage) => startBare("bare_proxy.ts", stage)),
  limit(
    "the same, with 1.2 KB of headers",
    (stage) => startBare("bare_proxy.ts", stage, { introduction: INTRODUCTION }),
  ),
  limit(
    "our client for agencies in its place, one person",
    (stage) => startBare("our_client.ts", stage, { introduction: INTRODUCTION }),
  ),
  limit(
    `the same, ${PEOPLE} people in turn`,
    (stage) => startBare("our_client.ts", stage, { introduction: INTRODUCTION, people: PEOPLE }),
  ),
  gateway(`${OURS}, one person`, (stage) => startPanjereh(stage, {}, 1)),
  gateway(`${OURS}, ${PEOPLE} people in turn`, (stage) => startPanjereh(stage)),
];

/** Visitors of the baselines, which ignore cookies. */
const visitors = (port: number): Target => ({
  port,
  host: "library.localhost",
  cookies: ["visitor=1"],
});
/** Nothing for the stage to stop. */
const NOTHING = { [Symbol.asyncDispose]: () => Promise.resolve() };

async function startBare(
  file: string,
  { upstream, patience }: Stage,
  { introduction = 0, people = 1 } = {},
): Promise<Running> {
  const port = freePort();
  const args = [port, upstream, introduction].map(String);
  const program = await startDeno(new URL(file, import.meta.url), { args, port, patience });
  const cookies = Array.from({ length: people }, (_, i) => `visitor=${i}`);
  return Object.assign(program, { target: { ...visitors(port), cookies, pid: program.pid } });
}

async function startMinimal(
  { port, asked }: Front,
  { folder, patience }: Pick<Stage, "folder" | "patience">,
): Promise<Running> {
  const cookies = Array.from({ length: PEOPLE }, () => `session=${crypto.randomUUID()}`);
  await Deno.writeTextFile(`${folder}/cookies`, cookies.join("\n"));
  const service = await startDeno(new URL("minimal_service.ts", import.meta.url), {
    args: [String(asked), `${folder}/cookies`],
    port: asked,
    patience,
  });
  return Object.assign(service, { target: { ...visitors(port), cookies } });
}

function startPanjereh(
  { folder, upstream, patience }: Stage,
  environment: Record<string, string> = {},
  people = PEOPLE,
): Promise<Running> {
  const port = freePort();
  return startOurs({
    folder: `${folder}/panjereh_${port}`,
    port,
    upstream,
    people,
    environment,
    patience,
  });
}

/** A separate program behind nginx. */
async function startCarriedBy({ folder, upstream, carrying, patience }: Stage): Promise<Running> {
  const program = await startOurs({
    folder: `${folder}/carried`,
    port: carrying.asked,
    front: carrying.port,
    upstream,
    people: PEOPLE,
    patience,
  });
  return {
    target: program.carried,
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };
}

/** A separate program, which nginx asks. */
async function startAsked({ folder, upstream, shipped, patience }: Stage): Promise<Running> {
  const program = await startOurs({
    folder: `${folder}/asked`,
    port: shipped.asked,
    upstream,
    people: PEOPLE,
    patience,
  });
  return {
    target: { ...program.asking, port: shipped.port },
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };
}
