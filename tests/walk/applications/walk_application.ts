/** One program in one way: started, signed into, used, signed out of. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { Citizen, persona } from "../../browser/support/citizen.ts";
import { visit } from "../../browser/support/stage.ts";
import { within } from "../../support/waiting.ts";
import { type Act, type Application, STEPS, type Use } from "./application.ts";
import type { Stage, Way } from "./way.ts";

const LONGEST_STEP = 90_000;

export interface Cell {
  step: string;
  outcome: "ok" | "failed" | "not applicable";
  /** What was seen instead. */
  reason?: string;
}

export interface Walked {
  application: Application;
  way: string;
  cells: Cell[];
}

export async function walkApplication(application: Application, way: Way): Promise<Walked> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  const cells: Cell[] = [];
  const attempt = async (step: string, act?: () => Promise<void>) => {
    cells.push(await attempted(step, act));
    return cells.at(-1)!.outcome !== "failed";
  };
  try {
    await using stack = new AsyncDisposableStack();
    await Deno.mkdir(`${folder}/program`);
    let stage!: Stage;
    const isStarted = await attempt("started", async () => {
      stage = await way.open(application, folder, stack);
      await application.start({ ...placeOn(stage, folder), stack });
    });
    if (!isStarted) return { application, way: way.name, cells };
    const visited = stack.use(await visit(stage.browser));
    const person = persona(stage.program.sandbox, "verified-citizen");
    const use: Use = {
      ...placeOn(stage, folder),
      page: visited.page,
      person,
      direct: stage.direct,
    };
    const leaks = leaksTo(use);
    if (await attempt("signed in", () => signIn(application, use, stage))) {
      for (const step of STEPS) await attempt(step, act(application.steps[step], use));
      for (const [name, other] of Object.entries(application.others ?? {})) {
        await attempt(name, act(other, use));
      }
      await attempt("signed out", () => signOut(use, stage));
      await attempt("address hidden", () => Promise.resolve(assert.deepEqual(leaks, [])));
    }
    return { application, way: way.name, cells };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const placeOn = ({ port, origin }: Stage, folder: string) => ({
  ...{ port, origin },
  folder: `${folder}/program`,
});

const act = (step: Act | undefined, use: Use) => step && (() => step(use));

async function attempted(step: string, act?: () => Promise<void>): Promise<Cell> {
  if (!act) return { step, outcome: "not applicable" };
  try {
    await within(act(), `the end of "${step}"`, LONGEST_STEP);
    return { step, outcome: "ok" };
  } catch (error) {
    const reason = String(error instanceof Error ? error.message : error);
    return { step, outcome: "failed", reason: reason.replace(/\s+/g, " ").slice(0, 400) };
  }
}

/** Whatever the browser is told of the program's own address. */
function leaksTo({ page, port }: Use): string[] {
  const leaks: string[] = [];
  page.context().on("request", (request) => {
    if (new URL(request.url()).hostname === "127.0.0.1") leaks.push(`asks ${request.url()}`);
  });
  page.context().on("response", (response) => {
    const { location } = response.headers();
    if (location?.includes(`127.0.0.1`) || location?.includes(`:${port}/`)) leaks.push(location);
  });
  return leaks;
}

async function signIn({ path = "/", signedIn }: Application, use: Use, stage: Stage) {
  const { page, origin, person } = use;
  await page.goto(origin + path);
  const citizen = new Citizen(page, stage.program.sandbox, person);
  await citizen.passMobile();
  await citizen.passCode();
  await citizen.passIdentity();
  await citizen.passConfirmation();
  await citizen.submit();
  await arriveBack(page, origin);
  await signedIn(use);
}

async function arriveBack(page: Page, origin: string): Promise<void> {
  const isThere = ({ href, pathname }: URL) =>
    href.startsWith(`${origin}/`) && !pathname.startsWith("/_panjereh");
  await page.waitForURL(isThere, { waitUntil: "load" });
}

/** By the link that an agency puts on its pages, which asks first and leads back. */
async function signOut({ page, origin, person }: Use, { program }: Stage): Promise<void> {
  await page.goto(`${origin}/_panjereh/sign-out?return_to=/`);
  const citizen = new Citizen(page, program.sandbox, person);
  await citizen.submit();
  // The question has the same link.
  await page.getByRole("heading", { level: 1, name: citizen.texts.signedOut.heading }).waitFor();
  await page.locator(`main a[href="${origin}/"]`).waitFor();
  // A page that the program lets browsers keep could be shown again.
  await page.goto(`${origin}/?not-kept`);
  assert.equal(page.url().split("?")[0], `${program.origin}/login`);
}
