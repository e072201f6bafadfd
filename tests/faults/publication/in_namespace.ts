/**
 * `serve` alone in a network namespace (unshare(1)), where addresses that no agency may name are
 * this machine's, and answer: what it publishes and delivers there. Prints findings as JSON.
 */
import { withOwnStore } from "../../../adapters/commands/own_store.ts";
import { systemClock } from "../../../adapters/runtime/system.ts";
import { appendEvents, readEventLog } from "../../../domain/agency_events/log.ts";
import { webhookReceiver } from "../../../domain/agency_events/webhook.ts";
import { applicationRecord } from "../../../domain/application/application.ts";
import { queueRecord } from "../../../domain/outbox/message.ts";
import { receiverRecord } from "../../../domain/outbox/receiver.ts";
import { commitTo, transact } from "../../../domain/platform/commit.ts";
import { listAll, type Read, read } from "../../../domain/platform/read.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { markCatalogue, publishedServiceRecord } from "../../../domain/publication/published.ts";
import { publicationResultRecord } from "../../../domain/publication/result.ts";
import { SPELLINGS } from "../../attacks/cases/upstreams.ts";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { approve } from "../../http/publication/approved.ts";
import { createCertificate } from "../../support/certificate.ts";
import { waitUntilListening } from "../../support/child.ts";
import { outputOf } from "../../support/command.ts";
import { COMPLETE, SECRET_KEY } from "../../support/serve_environment.ts";
import { inFolders, startServe } from "../../support/serve.ts";
import { until } from "../../support/waiting.ts";
import { countsOf, type Finding, wait } from "../scenario.ts";

const PUBLIC = "185.1.2.3";
const NAME = "server.agency.ir";
const PORT = 8443;
const SERVICE = "library";

/** Private, shared, of metadata services, and this machine's; all of them answer here. */
const ADDRESSES = [
  ..."10.0.0.1 172.16.0.1 192.168.1.1 100.64.0.1 198.18.0.1 169.254.169.254".split(" "),
  ..."100.100.100.200 168.63.129.16 127.0.0.1 ::1 fd12:3456::1".split(" "),
];

/** As agencies may write them, and names that lead there. */
const HOSTS = [
  ...SPELLINGS,
  ...ADDRESSES.map((ip) => ip.includes(":") ? `[${ip}]` : ip),
  ..."2852039166 0251.0376.0251.0376 0xa9fea9fe [::ffff:169.254.169.254] [::ffff:a00:1]".split(" "),
  ..."private.agency.ir loopback.agency.ir mixed.agency.ir".split(" "),
];

const NAMES = `10.0.0.1 private.agency.ir
127.0.0.1 localhost loopback.agency.ir
${PUBLIC} mixed.agency.ir
10.0.0.1 mixed.agency.ir
`;

/** `/etc/hosts` of this namespace: where the name of the agency's server leads. */
const lead = (address: string) => Deno.writeTextFile("/etc/hosts", `${address} ${NAME}\n${NAMES}`);

async function addAddresses(): Promise<void> {
  const ip = async (...args: string[]) => {
    const { success, stderr } = await outputOf("ip", args);
    if (!success && !stderr.includes("exists")) throw new Error(stderr);
  };
  await ip("link", "set", "lo", "up");
  for (const address of [PUBLIC, ...ADDRESSES]) {
    if (address === "127.0.0.1" || address === "::1") continue;
    await ip("address", "add", address + (address.includes(":") ? "/128" : "/32"), "dev", "lo");
  }
}

/** Counts who connects to an address that nobody may connect to. */
function setTraps() {
  let caught = 0;
  for (const hostname of ADDRESSES) {
    const listener = Deno.listen({ hostname, port: PORT });
    (async () => {
      for await (const socket of listener) {
        caught++;
        socket.close();
      }
    })();
  }
  return { caught: () => caught };
}

interface World {
  store: Store;
  caught(): number;
  told: string[];
  answer: { redirects: boolean };
}

/** The state to which a revision comes, and why. */
async function publish({ store }: World, revision: number, host: string): Promise<string> {
  await approve(store, `https://${host}:${PORT}`, { revision });
  let state: string | undefined;
  await until(
    async () => {
      const { value } = await read(store, applicationRecord("application-1"));
      state = value?.state;
      return state === "live" || state === "publish_failed";
    },
    `revision ${revision} at ${host}`,
    60_000,
  );
  const { value } = await read(store, publicationResultRecord("application-1", revision));
  const reason = value?.probe?.servers[0]?.reason;
  return [state, value?.failure, reason].filter(Boolean).join(" ");
}

/** Longer than every worker takes to read the catalogue again. */
const CATALOGUE_READ = 1500;

/** What becomes of an event's delivery to a webhook: `taken`, or why not. */
async function deliver({ store, told }: World, webhook: string): Promise<string> {
  const receiver = webhookReceiver(SERVICE);
  const state = receiverRecord(receiver);
  const now = systemClock.now();
  await transact(store, { published: publishedServiceRecord(SERVICE) }, ({ published }, write) => {
    const value = published.value!;
    write.set(published, { ...value, settings: { ...value.settings, webhook } });
    markCatalogue(write, now);
  });
  await wait(CATALOGUE_READ);
  // What waits since the last webhook would be told first.
  for await (const waiting of listAll(store, queueRecord.all(receiver))) {
    await commitTo(store).delete(waiting).delete(state).commit();
  }
  const before = told.length;
  const log = (read: Read) => readEventLog(read, SERVICE);
  await transact(store, async (read) => ({ log: await log(read) }), ({ log }, write) => {
    appendEvents(write, log, [{ type: "key.expiring", at: now, subject: "one", data: {} }]);
  });
  let reason: string | undefined;
  await until(
    async () => {
      reason = (await read(store, state)).value?.reason;
      return reason !== undefined || told.length > before;
    },
    `the delivery to ${webhook}`,
    60_000,
  );
  return reason ?? "taken";
}

async function tryAll(world: World): Promise<Finding[]> {
  const { caught, answer } = world;
  let revision = 1;
  const good = await publish(world, revision, NAME);
  const told = await deliver(world, `https://${NAME}:${PORT}/told`);
  const bad: string[] = [];
  for (const host of HOSTS) bad.push(await publish(world, ++revision, host));
  const webhooks: string[] = [];
  for (const host of ["10.0.0.1", "private.agency.ir", "mixed.agency.ir", "169.254.169.254"]) {
    webhooks.push(await deliver(world, `https://${host}:${PORT}/told`));
  }
  const seenBefore = caught();
  answer.redirects = true;
  const redirected = [
    await publish(world, ++revision, NAME),
    await deliver(world, `https://${NAME}:${PORT}/told`),
  ];
  answer.redirects = false;
  const seenByRedirects = caught() - seenBefore;
  await lead("127.0.0.1");
  const rebound = [
    await publish(world, ++revision, NAME),
    await deliver(world, `https://${NAME}:${PORT}/told`),
  ];
  const seenRebound = caught() - seenBefore - seenByRedirects;
  const isIn = (what: string) => what.startsWith("live");
  return [
    {
      what: "a server at a public address, and its webhook",
      sent: 2,
      expected: "published, told",
      got: `${good}, ${told}`,
      lost: Number(!isIn(good)) + Number(told !== "taken"),
    },
    {
      what: "servers at addresses that are no agency's, in spellings and by names",
      sent: bad.length,
      expected: "not published, no connection",
      got: `${countsOf(bad)}; ${seenBefore} connections`,
      lost: bad.filter(isIn).length + seenBefore,
    },
    {
      what: "webhooks there",
      sent: webhooks.length,
      expected: "not told, no connection",
      got: countsOf(webhooks),
      lost: webhooks.filter((one) => one === "taken").length,
    },
    {
      what: "a server and a webhook at the public address that redirect to this machine",
      sent: redirected.length,
      expected: "not followed, no connection",
      got: `${redirected.join(", ")}; ${seenByRedirects} connections`,
      lost: seenByRedirects,
    },
    {
      what: "the same name, which leads to this machine from then on: published, and told",
      sent: rebound.length,
      expected: "not published, not told, no connection",
      got: `${rebound.join(", ")}; ${seenRebound} connections`,
      lost: rebound.filter((one) => isIn(one) || one === "taken").length + seenRebound,
    },
  ];
}

await addAddresses();
await lead(PUBLIC);
const certificate = await createCertificate([NAME, "mixed.agency.ir"]);
const traps = setTraps();
const told: string[] = [];
const answer = { redirects: false };
const server = await startHttpUpstream(
  ({ method, url }, response) => {
    // The next request connects again, to where the name leads by then.
    response.setHeader("connection", "close");
    if (answer.redirects) {
      return void response.writeHead(302, { location: `https://127.0.0.1:${PORT}/` }).end();
    }
    if (method === "POST") told.push(url ?? "");
    response.end();
  },
  certificate,
  { host: PUBLIC, port: PORT },
);
let findings: Finding[] = [];
await inFolders(1, async (dataDir) => {
  await Deno.writeTextFile(`${dataDir}/ca.pem`, certificate.cert);
  const environment = { ...COMPLETE, PORT: "8080", DENO_CERT: `${dataDir}/ca.pem` };
  await using child = await startServe(dataDir, environment);
  await waitUntilListening(child, 8080);
  await withOwnStore({ DATA_DIR: dataDir, SECRET_KEY }, "service", async ({ store }) => {
    findings = await tryAll({ store, caught: traps.caught, told, answer });
  });
});
await server[Symbol.asyncDispose]();
// deno-lint-ignore no-console
console.log(JSON.stringify(findings));
Deno.exit(0);
