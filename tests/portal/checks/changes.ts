/** A new postal code, and the agencies that must hear of it. */
import { decodeJwt } from "jose";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { runInWorld, signIn } from "../../http/journey.ts";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import type { Check, Seen } from "../../support/checks.ts";
import { until } from "../../support/waiting.ts";

const CONNECTED = 8;
const DOWN = 2;
const HTML = { accept: "text/html" };

const ids = Array.from({ length: CONNECTED }, (_, i) => `agency-${i}`);
/** Gets the name only. */
const NOT_ENTITLED = "stranger";

async function moved(): Promise<Seen[]> {
  let isDown = true;
  const told: string[] = [];
  await using upstream = await startHttpUpstream(async (request, response) => {
    const body = (await Array.fromAsync(request)).join("");
    if (request.method !== "POST") return void response.end("a page");
    const service = String(decodeJwt(body).aud);
    const fails = isDown && ids.indexOf(service) < DOWN && service !== NOT_ENTITLED;
    if (!fails) told.push(service);
    response.writeHead(fails ? 503 : 200).end();
  });
  const seen: Seen[] = [];
  await runInWorld(async (world) => {
    const { program, origin, clock, at } = world;
    const service = (id: string, attributes: string[]) => ({
      ...{ id, title: { fa: id }, upstream: upstream.origin, attributes, changes: "/changes" },
    });
    await program.useServices([
      ...ids.map((id) => service(id, ["postal_code"])),
      service(NOT_ENTITLED, ["given_name"]),
    ]);
    const browser = world.browser();
    await signIn(program, browser, world.person("verified-citizen"), `${at(ids[0])}/`);
    for (const id of [...ids, NOT_ENTITLED]) await browser.get(`${at(id)}/`, HTML);
    clock.time += MINUTE;
    const form = await browser.get(`${origin}/profile/postal-code`);
    const { postalCode } = world.person("chief-executive");
    await browser.submit(form, { postal_code: postalCode });
    await until(() => told.length >= CONNECTED - DOWN, "those that are up", 10_000);
    const first = new Set(told);
    const page = await browser.get(`${origin}/profile/changes`, HTML);
    const waiting = ids.slice(0, DOWN).filter((id) => page.main.includes(id)).length;
    isDown = false;
    clock.time += 15 * MINUTE;
    await until(() => new Set(told).size >= CONNECTED, "those that were down", 20_000)
      .catch(() => {});
    const after = new Set(told);
    const isStrangerTold = told.includes(NOT_ENTITLED);
    seen.push({
      what: `a new postal code with ${CONNECTED} connected services, ${DOWN} of them down`,
      expected: `${CONNECTED - DOWN} told, ${DOWN} waiting, as the person's page says`,
      got: `${first.size} told, ${waiting} waiting`,
      holds: first.size === CONNECTED - DOWN && waiting === DOWN,
    }, {
      what: "after their recovery (15 minutes of a simulated clock), without a click",
      expected: `${CONNECTED} told, each once`,
      got: `${after.size} told, ${told.length} messages`,
      holds: after.size === CONNECTED && told.length === CONNECTED,
    }, {
      what: "a service that the person has entered and that gets no postal code",
      expected: "it hears nothing",
      got: isStrangerTold ? "told" : "nothing",
      holds: !isStrangerTold,
    });
  });
  return seen;
}

export const CHANGES: Check[] = [{ number: 6, what: "A new postal code", run: moved }];
