// deno-lint-ignore-file no-console -- it speaks to the terminal
/**
 * `deno task bench:rotation`: the keys of the OpenID provider change while a site signs people in, as
 * many a second as are named (100 by default); writes a row into docs/performance.md. The ages of
 * the keys are rewritten in the store, since they change once in thirty days; each worker finds that
 * within five minutes.
 */
import { decodeProtectedHeader } from "jose";
import * as client from "openid-client";
import { Agent } from "undici";
import { withOwnStore } from "../../adapters/commands/own_store.ts";
import { openidKeysRecord } from "../../adapters/keys/openid_keys.ts";
import { transact } from "../../domain/platform/commit.ts";
import { DAY, MINUTE, SECOND } from "../../domain/platform/platform.ts";
import { startTwoWorkers } from "../../tests/crash/two_workers.ts";
import { quantile } from "../../tests/faults/scenario.ts";
import { ask, createKeys, discover, siteService } from "../../tests/http/federation/openid_site.ts";
import { readMachine } from "../gateway/machine.ts";
import { writeChapter } from "../gateway/chapter.ts";
import { describeMachine } from "../gateway/page.ts";
import { type OwnStore, writePerson } from "./stored_people.ts";

const RATE = Number(Deno.args[0] ?? 100);
/** Of one person a minute: their budget is sixty requests of sites. */
const EACH = 25;
/** Before the ages are rewritten, and after the last token of the former key. */
const BESIDE = 15 * SECOND;
/** Longer than a worker uses its copy of the keys. */
const LONGEST = 6 * MINUTE;

const keys = await createKeys();
await using running = await startTwoWorkers(async (dataDir) => {
  const file = `${dataDir}/services.json`;
  await Deno.writeTextFile(file, JSON.stringify({ services: [siteService(keys)] }));
  return { SERVICES_FILE: file };
});
const { program: { origin }, port, dataDir } = running;
const site = await discover(origin, keys);
// As a site that looks at the signature, whose copy of the key set is its own.
client.enableNonRepudiationChecks(site);

const inStore = async <T>(run: (own: OwnStore) => Promise<T>) => {
  const kept: { value?: T } = {};
  await withOwnStore({ DATA_DIR: dataDir }, "keys", async (own) => {
    kept.value = await run(own);
  });
  return kept.value!;
};

const people = await inStore(async (own) => {
  const cookies: string[] = [];
  const count = Math.ceil(RATE * 60 / EACH);
  while (cookies.length < count) cookies.push(await writePerson(own, `person-${cookies.length}`));
  return cookies;
});

const agent = new Agent({ connections: 64 });

/** The whole sign-in of a person who is signed in at the window; the key of the ID token. */
async function signIn(cookie: string): Promise<string> {
  const { url, checks } = await ask(site, { prompt: "none" });
  const { pathname, search, host } = new URL(url);
  const { headers, body } = await agent.request({
    ...{ origin: `http://127.0.0.1:${port}`, method: "GET", path: pathname + search },
    headers: { host, cookie, accept: "text/html" },
  });
  await body.dump();
  const tokens = await client.authorizationCodeGrant(site, new URL(String(headers.location)), {
    ...checks,
    idTokenExpected: true,
  });
  return decodeProtectedHeader(tokens.id_token!).kid!;
}

const seen: { kid: string; at: number; took: number }[] = [];
const failures: string[] = [];
const underWay = new Set<Promise<void>>();
let begun = 0;

async function count(cookie: string): Promise<void> {
  const since = performance.now();
  try {
    const kid = await signIn(cookie);
    seen.push({ kid, at: performance.now(), took: performance.now() - since });
  } catch (error) {
    failures.push(String(error instanceof Error ? error.cause ?? error : error));
  }
}

const start = performance.now();
let rewritten: number | undefined;
const isOver = (now: number) => {
  if (now - start > LONGEST) return true;
  const [first] = seen;
  if (!first) return now - start > 2 * BESIDE;
  const last = seen.findLast(({ kid }) => kid === first.kid);
  const hasChanged = rewritten !== undefined && seen.some(({ kid }) => kid !== first.kid);
  return hasChanged && now - last!.at > BESIDE;
};
while (!isOver(performance.now())) {
  // Those that are due by the rate, however late this loop is.
  const due = Math.floor((performance.now() - start) / SECOND * RATE);
  for (; begun < due; begun++) {
    const work = count(people[begun % people.length]).finally(() => underWay.delete(work));
    underWay.add(work);
  }
  if (rewritten === undefined && performance.now() - start > BESIDE) {
    await inStore(({ store }) =>
      transact(store, { ring: openidKeysRecord("ES256") }, ({ ring }, write) => {
        const { current, next, ...rest } = ring.value!;
        write.set(ring, {
          ...rest,
          current: { ...current, since: current.since - 31 * DAY },
          next: { ...next, publishedAt: next.publishedAt - 3 * DAY },
        });
      })
    );
    rewritten = performance.now();
  }
  await new Promise((go) => setTimeout(go, 10));
}
await Promise.all(underWay);
const took = (performance.now() - start) / SECOND;
if (seen.length === 0) throw new Error(`Nobody is signed in: ${failures[0]}`);
const former = seen[0].kid;
const kids = new Set(seen.map(({ kid }) => kid));
const byNew = seen.filter(({ kid }) => kid !== former);
const both = seen.filter(({ kid, at }) => kid === former && at > (byNew[0]?.at ?? Infinity));
const times = seen.map(({ took }) => took);
const [load] = (await Deno.readTextFile("/proc/loadavg")).split(" ");
const table = [
  `${
    describeMachine(readMachine())
  }, load ${load} at the end; site and program share its two cores.`,
  "",
  "| sign-ins a second, asked for | done | by the former key | by the next key | by the former one while another worker has the next | p50 ms | p95 ms | failed |",
  "| --- | --- | --- | --- | --- | --- | --- | --- |",
  `| ${RATE} | ${Math.round(seen.length / took)} for ${Math.round(took)} s | ${
    seen.length - byNew.length
  } | ${byNew.length} | ${both.length} | ${quantile(times, 0.5).toFixed(1)} | ${
    quantile(times, 0.95).toFixed(1)
  } | ${failures.length} |`,
].join("\n");
console.log(table);
for (const failure of new Set(failures)) console.log(failure);
await agent.close();
if (Deno.args[0] === undefined) {
  await writeChapter("performance.md", "bench:rotation", table);
}
await running.stop();
Deno.exit(failures.length > 0 || kids.size !== 2 ? 1 : 0);
