/** A program with a site at which some people have signed in. */
import { startTwoWorkers } from "../../tests/crash/two_workers.ts";
import { createKeys, discover, siteService } from "../../tests/http/federation/openid_site.ts";
import { type Load, send } from "./load.ts";
import { bringPeople, codeExchanges, silentSignIns } from "./people.ts";

/** Each measures so many at once. */
export interface BenchSite {
  codeToTokens(atOnce: number): Promise<Load>;
  silentSignIn(atOnce: number): Promise<Load>;
}

export async function withSite<Result>(
  workers: number,
  measure: (site: BenchSite) => Promise<Result>,
): Promise<Result> {
  const keys = await createKeys();
  await using running = await startTwoWorkers(async (dataDir) => {
    const file = `${dataDir}/services.json`;
    await Deno.writeTextFile(file, JSON.stringify({ services: [siteService(keys)] }));
    return { WORKERS: String(workers), SERVICES_FILE: file };
  });
  const { program, port, child: { pid } } = running;
  const site = await discover(program.origin, keys);
  const browsers = await bringPeople(program, site);
  try {
    return await measure({
      async codeToTokens(atOnce) {
        const exchanges = await codeExchanges(program.origin, site, { keys, browsers });
        return await send({ port, pid, atOnce }, exchanges);
      },
      async silentSignIn(atOnce) {
        return await send({ port, pid, atOnce }, await silentSignIns(site, browsers));
      },
    });
  } finally {
    for (const browser of browsers) await browser[Symbol.asyncDispose]();
  }
}

/** The budget of each person is that of a minute. */
export const nextMinute = () =>
  new Promise<void>((go) => setTimeout(go, 60_500 - Date.now() % 60_000));
