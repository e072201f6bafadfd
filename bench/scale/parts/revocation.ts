/** How long a session that ended at one gateway passes at another, which shares the store alone. */
import { PASSWORD } from "../../../tests/support/postgres/cluster.ts";
import { lagOf } from "../../gateway/parts/revocation.ts";
import type { Row } from "../../gateway/results.ts";
import { seedSessions, type SignedIn } from "../../gateway/seed.ts";
import { median } from "../../gateway/wrk.ts";
import { FAST_DISK } from "../disk.ts";
import { nameOf, type Setup } from "../engines.ts";
import type { Bench } from "../part.ts";
import { startWorld } from "../world.ts";

const SETUP: Setup = { engine: "postgres", processes: 2 };
const SERVICE = "library";

export async function* measureRevocation({ quick, patience }: Bench): AsyncGenerator<Row> {
  const count = quick ? 5 : 120;
  await using upstream = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => new Response("a page of the agency"),
  );
  let people: SignedIn[] = [];
  await using world = await startWorld({
    ...SETUP,
    disk: FAST_DISK,
    patience,
    services: [{
      id: SERVICE,
      title: { fa: "کتابخانه" },
      attributes: ["given_name"],
      upstream: `http://127.0.0.1:${upstream.addr.port}`,
    }],
    async fill({ dataDir, cluster }) {
      const stored = { url: cluster!.url(), password: PASSWORD };
      people = await seedSessions(dataDir, { count, services: [SERVICE], ...stored });
    },
  });
  const [{ port: at }, { port }] = world.gateways;
  const asked = { port, host: `${SERVICE}.localhost:${port}` };
  const lags: number[] = [];
  for (const person of people) lags.push(await lagOf(person, { at, asked, patience }));
  yield {
    name: nameOf(SETUP, FAST_DISK),
    figures: { count, p50: median(lags), max: Math.max(...lags) },
  };
}
