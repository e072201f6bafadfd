/** Everybody who is measured, started on loopback and seen to do the job before. */
import { request } from "undici";
import { freePort } from "../../tests/support/program.ts";
import { startApache, whyNoApache } from "./apache.ts";
import { lemonldapFront, startLemonldap, whyNoLemonldap } from "./lemonldap.ts";
import { type AskingFront, askOverHttp, shippedFront, startNginx } from "./nginx.ts";
import { type Ours, startOurs } from "./ours.ts";
import { startDeno } from "./processes.ts";
import type { Target } from "./wrk.ts";

export interface Contender {
  name: string;
  target: Target;
}

export interface Contenders extends AsyncDisposable {
  /** nginx `proxy_pass` first. */
  all: Contender[];
  /** Who was left out, and why. */
  skipped: string[];
  /** One process, without a log. */
  ours: Ours;
  /** With two workers. */
  workers: Ours;
  plain: Target;
  upstream: number;
}

export const PEOPLE = 200;

export async function startContenders(folder: string): Promise<Contenders> {
  // nginx and Apache serve as users of their own.
  await Deno.chmod(folder, 0o755);
  await using stack = new AsyncDisposableStack();
  const [upstream, plain, minimalPort] = [freePort(), freePort(), freePort()];
  const nobody: Target = { port: plain, host: "library.localhost", cookies: ["visitor=1"] };
  const all: Contender[] = [{ name: "nginx `proxy_pass`", target: nobody }];
  const skipped: string[] = [];

  const cookies = Array.from({ length: PEOPLE }, () => `session=${crypto.randomUUID()}`);
  await Deno.writeTextFile(`${folder}/cookies`, cookies.join("\n"));
  stack.use(
    await startDeno("minimal_service.ts", {
      args: [String(minimalPort), `${folder}/cookies`],
      port: minimalPort,
    }),
  );
  const minimal = askOverHttp({ name: "minimal", port: minimalPort, path: "/" });
  const fronts: AskingFront[] = [
    { port: freePort(), ask: minimal.ask, headers: ["X-Identity-Subject"] },
  ];
  all.push({
    name: "nginx `auth_request` → minimal service",
    target: { ...nobody, port: fronts[0].port, cookies },
  });

  const ours = stack.use(
    await startOurs({ folder: `${folder}/ours`, upstream, people: PEOPLE }),
  );
  const workers = stack.use(
    await startOurs({
      folder: `${folder}/workers`,
      upstream,
      people: PEOPLE,
      environment: { WORKERS: "2" },
    }),
  );
  const logging = stack.use(
    await startOurs({
      folder: `${folder}/logging`,
      upstream,
      people: PEOPLE,
      environment: { LOG_LEVEL: "info", LOG_FORMAT: "json" },
    }),
  );
  all.push(
    { name: "Panjereh, one process", target: ours.target },
    { name: "Panjereh, one process, a log line a request", target: logging.target },
    { name: "Panjereh, 2 workers", target: workers.target },
  );
  const shippedPort = freePort();
  all.push({
    name: "nginx, forward-auth → Panjereh",
    target: { ...ours.asking, port: shippedPort },
  });
  const shipped = await shippedFront({
    port: shippedPort,
    name: ours.asking.host.split(":")[0],
    panjereh: ours.port,
    upstream,
  });

  const noApache = await whyNoApache();
  if (noApache) skipped.push(`Apache mod_auth_openidc: ${noApache}`);
  const noLemonldap = await whyNoLemonldap();
  if (noLemonldap) skipped.push(`LemonLDAP::NG: ${noLemonldap}`);
  const lemonldapPort = freePort();
  if (!noLemonldap) fronts.push(lemonldapFront(folder, lemonldapPort));

  stack.use(
    await startNginx(folder, { upstream, plain, fronts, extra: minimal.upstream + shipped }),
  );
  if (!noApache) {
    const apache = stack.use(
      await startApache(folder, { port: freePort(), upstream, people: PEOPLE }),
    );
    all.push({ name: "Apache mod_auth_openidc", target: apache.target });
  }
  if (!noLemonldap) {
    const options = { port: lemonldapPort, people: PEOPLE };
    const lemonldap = stack.use(await startLemonldap(folder, options));
    all.push({ name: "LemonLDAP::NG (nginx, FastCGI)", target: lemonldap.target });
  }
  for (const contender of all.slice(1)) await prove(contender);
  const running = stack.move();
  return {
    all,
    skipped,
    ours,
    workers,
    plain: nobody,
    upstream,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** Nobody passes without a session, and the agency is told who it is. */
async function prove({ name, target }: Contender): Promise<void> {
  const get = async (path: string, cookie?: string) => {
    const { statusCode, body } = await request(`http://127.0.0.1:${target.port}${path}`, {
      headers: { host: target.host, ...cookie && { cookie } },
    });
    return { status: statusCode, text: await body.text() };
  };
  const stranger = await get("/");
  const page = await get("/", target.cookies[0]);
  const seen = await get("/seen", target.cookies[0]);
  if (stranger.status < 300 || page.text.length !== 1024 || !seen.text) {
    throw new Error(
      `Cannot bench ${name}: a stranger got ${stranger.status}, a person ${page.status} with ${page.text.length} bytes, the agency saw "${seen.text}"`,
    );
  }
}
