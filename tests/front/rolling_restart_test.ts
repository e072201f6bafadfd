/** Two processes behind the shipped front, restarted by the shipped script while people send requests. */
import assert from "node:assert/strict";
import { Agent } from "undici";
import { unlessInstalled } from "../browser/support/installed.ts";
import { type Child, waitUntilReady } from "../support/child.ts";
import { type Output, outputOf } from "../support/command.ts";
import { PASSWORD, startPostgres, unlessPostgres } from "../support/postgres/cluster.ts";
import { migrateCluster } from "../support/postgres/stores.ts";
import { freePort } from "../support/program.ts";
import { inFolders, startServe } from "../support/serve.ts";
import { until } from "../support/waiting.ts";
import { type Front, startFront } from "./support/front.ts";

const NEEDS = ["nginx", "curl", "pgrep", "sed"];
const SCRIPT = new URL("../../docs/front/restart.sh", import.meta.url).pathname;

/** In place of `systemctl restart`: asks the test. */
const ASK = `path=$(dirname "$0")/$1
: > "$path.asked"
until [ -e "$path.done" ]; do sleep 0.1; done
`;

/** Requests while one of the two is out. */
const EACH = 150;

interface Load {
  failed: string[];
  answered: number;
  stop(): Promise<void>;
}

/** Requests of people, each on a connection of its own: a GET and a POST by turns. */
function startLoad({ ca }: Front, port: number): Load {
  // Deno 2.9.6 crashes when an HTTP/2 connection of its client is ended by GOAWAY.
  const agent = new Agent({
    allowH2: false,
    pipelining: 0,
    connect: { ca, servername: "localhost" },
  });
  const failed: string[] = [];
  const underWay = new Set<Promise<void>>();
  const load = { failed, answered: 0, stop };
  let turn = 0;

  async function send(method: "GET" | "POST"): Promise<void> {
    try {
      const { statusCode, headers, body } = await agent.request({
        origin: `https://127.0.0.1:${port}`,
        path: method === "GET" ? "/help" : "/no-such-form",
        method,
        headers: { host: `localhost:${port}` },
        body: method === "POST" ? "a=b" : undefined,
      });
      await body.dump();
      if (statusCode >= 429 || !headers["x-request-id"]) failed.push(`${method} ${statusCode}`);
      else load.answered++;
    } catch (error) {
      failed.push(`${method} ${error}`);
    }
  }

  const timer = setInterval(() => {
    const sent = send(turn++ % 2 ? "POST" : "GET");
    underWay.add(sent);
    sent.finally(() => underWay.delete(sent));
  }, 7);

  async function stop() {
    clearInterval(timer);
    await Promise.all(underWay);
    await agent.close();
  }
  return load;
}

async function restartBoth(
  folder: string,
  dataDir: string,
  environment: Record<string, string> = {},
): Promise<void> {
  const [tls, plain, program, second] = Array.from({ length: 4 }, freePort);
  const start = async (port: number): Promise<Child> => {
    const BASE_URL = `https://localhost:${tls}`;
    const own = { PORT: String(port), BASE_URL, TRUSTED_PROXIES: "127.0.0.1" };
    const child = await startServe(dataDir, { ...environment, ...own });
    await waitUntilReady(child, port);
    return child;
  };
  const processes = new Map<number, Child>();
  try {
    for (const port of [program, second]) processes.set(port, await start(port));
    const ports = { tls, plain, program, second };
    await using front = await startFront({ folder, ports, services: [] });
    const load = startLoad(front, tls);
    const script = runScript(folder, [program, second]);
    for (const [port, child] of [...processes]) {
      await until(() => exists(`${folder}/${port}.asked`), "the script to restart", 60_000);
      const before = load.answered;
      await until(() => load.answered > before + EACH, "people to be served meanwhile");
      child.kill("SIGTERM");
      assert.equal((await child.ended()).code, 0, child.output());
      processes.set(port, await start(port));
      await Deno.writeTextFile(`${folder}/${port}.done`, "");
    }
    const { success, stdout, stderr } = await script;
    await load.stop();
    assert.ok(success, stdout + stderr);
    assert.deepEqual(load.failed, []);
    assert.doesNotMatch(await Deno.readTextFile(`${folder}/nginx.conf`), / down;/);
  } finally {
    for (const child of processes.values()) await child[Symbol.asyncDispose]();
  }
}

async function runScript(folder: string, ports: number[]): Promise<Output> {
  await Deno.writeTextFile(`${folder}/ask.sh`, ASK);
  const CONF = `${folder}/nginx.conf`;
  const NGINX = `nginx -p ${folder} -c ${CONF} -e stderr`;
  const env = { CONF, NGINX, RESTART: `sh ${folder}/ask.sh` };
  return await outputOf("sh", [SCRIPT, ...ports.map((port) => `127.0.0.1:${port}=${port}`)], {
    env,
  });
}

const exists = (path: string) => Deno.stat(path).then(() => true, () => false);

const file = unlessInstalled(...NEEDS);

Deno.test({
  name: `front: a rolling restart on one store file fails no request${file.note}`,
  ignore: file.ignore,
}, () => inFolders(2, (folder, dataDir) => restartBoth(folder, dataDir)));

const postgres = unlessPostgres(...NEEDS);

Deno.test({
  name: `front: a rolling restart on PostgreSQL fails no request${postgres.note}`,
  ignore: postgres.ignore,
}, () =>
  inFolders(2, async (folder, dataDir) => {
    await using cluster = await startPostgres();
    await migrateCluster(cluster);
    await restartBoth(folder, dataDir, { STORE: cluster.url(), STORE_PASSWORD: PASSWORD });
  }));
