/** A virtual person who signs in, clicks, signs out, and keeps what was acknowledged. */
import type { Person } from "../../adapters/sandbox/mod.ts";
import { PATHS, rightFields, type StepName } from "../http/journey.ts";
import type { HttpClient, Reply } from "../support/http_client.ts";
import type { TestProgram } from "../support/program.ts";
import { wait } from "../faults/scenario.ts";

const STEPS: Record<string, StepName> = {
  ...Object.fromEntries(Object.entries(PATHS).map(([step, path]) => [path, step])),
  "/login/lapsed": "mobile",
};

/** The name of the cookie behind TLS. */
const SESSION = "__Host-panjereh_session";

/** Milliseconds; a person between two clicks. */
const THOUGHT = 200;
/** Clicks of a person before signing out. */
const CLICKS = 5;
/** Milliseconds after which a journey is given up. */
const PERSEVERANCE = 45_000;

export interface Acknowledged {
  /** When each sign-in was acknowledged. */
  signIns: number[];
  clicks: { at: number; status: number }[];
  /** Journeys given up: limited, or no message on the phone. */
  givenUp: number;
  /** When each code was acknowledged as sent, and as right. */
  codesSent: number[];
  codesUsed: number[];
  /** Codes that were accepted, with the browser and its cookies from before. */
  codes: { code: string; browser: HttpClient; before: [string, string][] }[];
  /** Codes that were sent to be judged, each counted once. */
  codesTyped: Set<string>;
  live: HttpClient[];
  /** With the cookies from before. */
  ended: { browser: HttpClient; cookie: string }[];
  /** Forms and clicks sent. */
  sent: number;
}

export const nothingYet = (): Acknowledged => ({
  signIns: [],
  clicks: [],
  givenUp: 0,
  codesSent: [],
  codesUsed: [],
  codes: [],
  codesTyped: new Set(),
  live: [],
  ended: [],
  sent: 0,
});

export interface Stage {
  program: TestProgram;
  newBrowser(): HttpClient;
  log: Acknowledged;
  isOver(): boolean;
}

export const echoOf = ({ origin }: TestProgram) => origin.replace("//", "//echo.");

/** Undefined if the journey was given up. */
export async function signInAt(stage: Stage, person: Person): Promise<HttpClient | undefined> {
  const browser = stage.newBrowser();
  const deadline = Date.now() + PERSEVERANCE;
  while (Date.now() < deadline && !stage.isOver()) {
    const state = await step(stage, person, browser).catch(() => "failed" as const);
    if (state === "signed in") {
      stage.log.signIns.push(Date.now());
      return browser;
    }
    if (state === "given up") break;
    if (state === "failed") await wait(THOUGHT);
  }
  if (!stage.isOver()) stage.log.givenUp++;
  return undefined;
}

async function step(stage: Stage, person: Person, browser: HttpClient) {
  const { program, log } = stage;
  const page = await browser.get(`${program.origin}/login/code`);
  if (page.status >= 500) return "failed";
  if (page.url.pathname === "/") return "signed in";
  const step = STEPS[page.url.pathname];
  if (!step) return "given up";
  const fields = await rightFields(program, person, page, step);
  log.sent++;
  const reply = step === "code"
    ? await typeCode(stage, browser, { code: fields.code, person })
    : await browser.post(program.origin + PATHS[step], fields);
  if (reply.status >= 500) return "failed";
  if (reply.status >= 400) return "given up";
  // From here on it must last.
  if (browser.cookie(program.origin, SESSION)) return "signed in";
  if (step === "mobile") log.codesSent.push(Date.now());
  return "next";
}

/** Every second person presses the button twice: both forms are under way at once. */
async function typeCode(
  { program, log }: Stage,
  browser: HttpClient,
  { code, person }: { code: string; person: Person },
): Promise<Reply> {
  const before = [...browser.cookies.get(new URL(program.origin).host) ?? []];
  const isImpatient = log.codesTyped.size % 2 === 1;
  log.codesTyped.add(`${person.mobile} ${code}`);
  const post = () => browser.post(program.origin + PATHS.code, { code });
  const [reply] = await Promise.all([post(), ...isImpatient ? [post().catch(() => {})] : []]);
  if (!isAccepted(reply)) return reply;
  log.codesUsed.push(Date.now());
  log.codes.push({ code, browser, before });
  return reply;
}

const isAccepted = ({ headers }: Reply) => headers.get("location")?.endsWith("/login/identity");

export async function click({ program, log }: Stage, browser: HttpClient): Promise<number> {
  const at = Date.now();
  log.sent++;
  const status = await browser.get(echoOf(program), { accept: "text/html" })
    .then(({ status, url }) => url.hostname.startsWith("echo.") ? status : 401, () => 0);
  log.clicks.push({ at, status });
  return status;
}

/** Signed in before anything happens, and clicks all the while. */
export async function keepClicking(stage: Stage, browser: HttpClient): Promise<void> {
  while (!stage.isOver()) {
    await click(stage, browser);
    await wait(THOUGHT);
  }
}

/** Each signs in, clicks; every second one signs out. */
export async function comeAndGo(stage: Stage, people: Person[]): Promise<void> {
  for (const [index, person] of people.entries()) {
    if (stage.isOver()) return;
    const browser = await signInAt(stage, person);
    if (!browser) continue;
    for (let clicks = 0; clicks < CLICKS && !stage.isOver(); clicks++) {
      await browser.get(stage.program.origin).catch(() => {});
      await wait(THOUGHT);
    }
    const cookie = sessionOf(stage.program, browser);
    if (index % 2 === 0) stage.log.live.push(browser);
    else if (await signOut(stage, browser)) stage.log.ended.push({ browser, cookie });
  }
}

/** Until it is acknowledged; `false` if it was not when everybody left. */
export async function signOut(
  { program, log, isOver }: Stage,
  browser: HttpClient,
): Promise<boolean> {
  while (!isOver()) {
    try {
      const page = await browser.get(`${program.origin}/sign-out`);
      // It happened, though the answer said otherwise.
      if (page.status === 200 && !page.main.includes("<form")) return true;
      log.sent++;
      const reply = await browser.submit(page, {}, { to: "/sign-out", unfollowed: true });
      if (reply.status < 400) return true;
    } catch {
      // Sent again.
    }
    await wait(THOUGHT);
  }
  return false;
}

/** Throws if there is none: a check of its end would check nothing. */
export function sessionOf({ origin }: TestProgram, browser: HttpClient): string {
  const token = browser.cookie(origin, SESSION);
  if (!token) throw new Error("Cannot find the cookie of a session");
  return token;
}

/** Whether the session of before lives, after its browser was signed out. */
export async function livesAgain(
  program: TestProgram,
  { browser, cookie }: Acknowledged["ended"][number],
): Promise<boolean> {
  browser.setCookie(program.origin, SESSION, cookie);
  return await isSignedIn(program, browser);
}

export async function isSignedIn({ origin }: TestProgram, browser: HttpClient): Promise<boolean> {
  const { status, url } = await browser.get(`${origin}/sessions`);
  return status === 200 && url.pathname === "/sessions";
}
