/**
 * The agency's server, and nginx in all its roles in front of it: a single nginx, since its workers
 * share the processors.
 */
import { freePort } from "../../../tests/support/program.ts";
import type { Front, Stage } from "./contender.ts";
import { carryingFront } from "./carrying.ts";
import { lemonldapFront, whyNoLemonldap } from "./lemonldap.ts";
import {
  type AskingFront,
  askOverHttp,
  keptForEver,
  keptIn,
  shippedFront,
  startNginx,
} from "./nginx.ts";
import { ASKING, carriedService } from "./ours.ts";

export async function startStage(folder: string, patience: number): Promise<Stage> {
  // nginx and Apache run as other users.
  await Deno.chmod(folder, 0o755);
  const front = (): Front => ({ port: freePort(), asked: freePort() });
  const [upstream, plain, lemonldap] = [freePort(), freePort(), freePort()];
  const [minimal, keeping, shipped, carrying] = [front(), front(), front(), front()];
  const asked = [
    askOverHttp({ name: "minimal", port: minimal.asked, path: "/" }),
    keptForEver(askOverHttp({ name: "keeping", port: keeping.asked, path: "/" })),
  ];
  const fronts: AskingFront[] = [minimal, keeping].map(({ port }, i) => ({
    port,
    ask: asked[i].ask,
    headers: ["X-Identity-Subject"],
  }));
  if (!await whyNoLemonldap()) fronts.push(lemonldapFront(folder, lemonldap));
  const shippedConfiguration = await shippedFront({
    port: shipped.port,
    name: `${ASKING}.localhost`,
    panjereh: shipped.asked,
    upstream,
  });
  await using stack = new AsyncDisposableStack();
  const memory = await Deno.makeTempDir({ dir: "/dev/shm", prefix: "panjereh_front_" });
  stack.defer(() => Deno.remove(memory, { recursive: true }));
  // nginx's workers are another user's.
  await Deno.chmod(memory, 0o777);
  const carryingConfiguration = await carryingFront({
    port: carrying.port,
    panjereh: carrying.asked,
    services: [carriedService(upstream)],
    baseUrl: `http://localhost:${carrying.port}`,
    memory: `${memory}/kept`,
  });
  const extra = [
    ...asked.map(({ upstream }) => upstream),
    keptIn(`${memory}/for_ever`),
    shippedConfiguration,
    carryingConfiguration,
  ].join("\n");
  stack.use(await startNginx(folder, { upstream, plain, fronts, extra, patience }));
  const running = stack.move();
  return {
    folder,
    patience,
    upstream,
    plain,
    minimal,
    keeping,
    shipped,
    carrying,
    lemonldap,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
