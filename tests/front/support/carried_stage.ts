/** The stage of the attacks, with nginx in front of the program. */
import { carryingFront } from "../../../bench/gateway/contenders/carrying.ts";
import { type Front, setStage, type Stage } from "../../attacks/stage.ts";
import { freePort } from "../../support/program.ts";
import { aroundNginx, startNginx } from "./servers.ts";

/** Where nginx asks from: the program trusts nobody else at the attackers' address. */
const FRONT_IP = "127.0.0.9";

export interface CarriedStage extends Stage {
  /** How many requests have come to nginx. */
  requests(): Promise<number>;
  /** Of nginx, for HTTP/2 alone. */
  http2: number;
}

/** @param carriedBy who passes reads on to the services */
export async function setFrontStage(carriedBy: "front" | "gateway"): Promise<CarriedStage> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  const ports = { front: freePort(), http2: freePort(), status: freePort() };
  await using stack = new AsyncDisposableStack();
  stack.defer(() => Deno.remove(folder, { recursive: true }));
  const front: Front = {
    port: ports.front,
    async start({ program, services }) {
      const text = await carryingFront({
        port: ports.front,
        http2: ports.http2,
        panjereh: program.port,
        services,
        baseUrl: program.origin,
        memory: `${folder}/memory`,
      });
      const status = `server { listen 127.0.0.1:${ports.status}; location / { stub_status; } }`;
      const configuration = aroundNginx(folder, `proxy_bind ${FRONT_IP};\n${text}\n${status}`);
      stack.use(await startNginx(folder, { configuration, port: ports.front }));
    },
  };
  const stage = await setStage({
    trusted: FRONT_IP,
    // The mark of each attempt, by which it is known at the agency.
    settings: { carried_by: carriedBy, carried_headers: ["X-Attempt"] },
    front,
  });
  // nginx numbers requests by 32 digits, the program by 24.
  const isCarried = /^x-request-id: [0-9a-f]{32}\r$/im.test(stage.ordinary);
  if (isCarried !== (carriedBy === "front")) throw new Error(`not carried by the ${carriedBy}`);
  const nginx = stack.move();
  return {
    ...stage,
    http2: ports.http2,
    async requests() {
      const text = await (await fetch(`http://127.0.0.1:${ports.status}/`)).text();
      return Number(/^ \d+ \d+ (\d+) $/m.exec(text)![1]);
    },
    async [Symbol.asyncDispose]() {
      await nginx.disposeAsync();
      await stage[Symbol.asyncDispose]();
    },
  };
}
