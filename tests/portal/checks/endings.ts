/** The end of a session reaches everything that is open in it. */
// @ts-types="../../../adapters/web_socket/ws.d.ts"
import { WebSocket } from "ws";
import { refusalLinkOn, runInWorld, signIn, type World } from "../../http/journey.ts";
import type { HttpClient } from "../../support/http_client.ts";
import { type Check, ms, type Seen } from "../../support/checks.ts";
import { within } from "../../support/waiting.ts";

const HTML = { accept: "text/html" };
const MINUTES = 60_000;
/** Milliseconds. */
const LIMIT = 5000;
const PATIENCE = 15_000;

/** Milliseconds from `begun` until each has ended; `null`: it goes on. */
type Ends = Record<string, Promise<number | null>>;

/** Opens a socket, a stream and a long download in the browser's session at the service. */
async function openAll(world: World, browser: HttpClient, begun: Promise<number>): Promise<Ends> {
  const echo = world.at("echo");
  await browser.get(`${echo}/`, HTML);
  const token = browser.cookie(echo, "panjereh_service")!;
  const socket = new WebSocket(`ws://127.0.0.1:${world.program.port}/socket`, [], {
    headers: { host: new URL(echo).host, origin: echo, cookie: `panjereh_service=${token}` },
  });
  await within(
    new Promise((resolve, reject) => {
      socket.on("message", resolve);
      socket.on("error", reject);
    }),
    "the first message",
  );
  const { body } = await browser.stream(`${echo}/events`);
  const after = async (end: Promise<unknown>) => {
    await end;
    return performance.now() - await begun;
  };
  const ended = (end: Promise<unknown>) => within(after(end), "an end", PATIENCE).catch(() => null);
  return {
    socket: ended(new Promise((resolve) => socket.on("close", resolve))),
    stream: ended(body.text().catch(() => {})),
  };
}

async function seenOf(what: string, ends: Ends): Promise<Seen[]> {
  return await Promise.all(
    Object.entries(ends).map(async ([kind, end]) => {
      const time = await end;
      return {
        what: `${what}: the ${kind}`,
        expected: `dead within ${ms(LIMIT)}`,
        got: time === null ? "open" : `dead after ${ms(time)}`,
        holds: time !== null && time <= LIMIT,
      };
    }),
  );
}

/** Asks until it is refused. */
async function untilRefused(
  browser: HttpClient,
  address: string,
  begun: number,
): Promise<number | null> {
  while (performance.now() - begun < PATIENCE) {
    const { url } = await browser.get(address, HTML);
    if (url.pathname === "/login") return performance.now() - begun;
  }
  return null;
}

/** Of a session that somebody else opened, by the link in the notice about it. */
async function notMe(world: World): Promise<Seen[]> {
  const maryam = world.person("verified-citizen");
  const own = world.browser();
  await signIn(world.program, own, maryam);
  world.clock.time += 20 * MINUTES;
  const thief = world.browser();
  await signIn(world.program, thief, maryam, `${world.at("insurance")}/record`);
  const begun = Promise.withResolvers<number>();
  const ends = await openAll(world, thief, begun.promise);
  const phone = world.browser();
  const shown = await phone.get(await refusalLinkOn(world.program, maryam.mobile));
  const start = performance.now();
  begun.resolve(start);
  await phone.submit(shown, {});
  const at = (address: string) => untilRefused(thief, address, start);
  const isOwn = (await own.get(`${world.origin}/`, HTML)).url.pathname === "/";
  return [
    ...await seenOf("«این من نبودم»", {
      "session at the window": at(`${world.origin}/`),
      "session at a service": at(`${world.at("insurance")}/record`),
      ...ends,
    }),
    {
      what: "«این من نبودم»: the person's own browser",
      expected: "signed in",
      got: isOwn ? "signed in" : "signed out",
      holds: isOwn,
    },
  ];
}

/** The person does it in one browser, while all is open in another. */
async function elsewhere(
  world: World,
  what: string,
  end: (browser: HttpClient) => Promise<unknown>,
): Promise<Seen[]> {
  const maryam = world.person("verified-citizen");
  const own = world.browser();
  await signIn(world.program, own, maryam);
  world.clock.time += 2 * MINUTES;
  const other = world.browser();
  await signIn(world.program, other, maryam);
  const begun = Promise.withResolvers<number>();
  const ends = await openAll(world, other, begun.promise);
  begun.resolve(performance.now());
  await end(own);
  return await seenOf(what, ends);
}

async function inWorld(run: (world: World) => Promise<Seen[]>): Promise<Seen[]> {
  const seen: Seen[] = [];
  await runInWorld(async (world) => void seen.push(...await run(world)));
  return seen;
}

const SAME_SITE = { "sec-fetch-site": "same-origin" };

export const ENDINGS: Check[] = [{
  number: 8,
  what: "The end of a session",
  run: async () => [
    ...await inWorld(notMe),
    ...await inWorld((world) =>
      elsewhere(
        world,
        "«این من نبودم» of all other sign-ins",
        (browser) => browser.post(`${world.origin}/sign-ins/not-me`, {}, SAME_SITE),
      )
    ),
    ...await inWorld((world) =>
      elsewhere(
        world,
        "all other sessions ended",
        (browser) => browser.post(`${world.origin}/sessions`, { all: "1" }, SAME_SITE),
      )
    ),
    ...await inWorld((world) =>
      elsewhere(
        world,
        "the connection with the service ended",
        (browser) => browser.post(`${world.origin}/connected`, { service: "echo" }, SAME_SITE),
      )
    ),
  ],
}];
