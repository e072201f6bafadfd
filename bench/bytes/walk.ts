/** One sign-in of a new person in Chromium, with every byte on the wire. */
import type { Browser } from "playwright-core";
import { Citizen, type Language, persona } from "../../tests/browser/support/citizen.ts";
import { attachMeter, type Load } from "../../tests/browser/support/meter.ts";
import { visit } from "../../tests/browser/support/stage.ts";
import { type StartedProgram, startTestProgram } from "../../tests/support/program.ts";

export interface Walk {
  browser: Browser;
  language: Language;
  javaScriptEnabled: boolean;
  /** From an agency's address to its page, and not within the window only. */
  toService?: boolean;
}

/** Who signs in before, until the program has prepared the pages that are the same for everybody. */
const OTHERS = ["card-of-another", "long-name", "arabic-letters", "chief-executive"];
const MEASURED = "verified-citizen";

/** The loads until the first form can be sent, then those of each step. */
export async function walk(options: Walk): Promise<Load[][]> {
  const program = await startTestProgram();
  try {
    let parts: Load[][] = [];
    for (const who of [...OTHERS, MEASURED]) parts = await signIn(program, who, options);
    return parts;
  } finally {
    await program.stop();
  }
}

async function signIn(
  program: StartedProgram,
  who: string,
  { browser, language, javaScriptEnabled, toService }: Walk,
): Promise<Load[][]> {
  await using profile = await visit(browser, { javaScriptEnabled });
  const { page, context } = profile;
  // Other work may share the machine.
  context.setDefaultTimeout(60_000);
  const { loads } = await attachMeter(page);
  const citizen = new Citizen(page, program.sandbox, persona(program.sandbox, who), language);
  const service = `http://insurance.localhost:${program.port}/`;
  const parts: Load[][] = [];
  const part = async (pass: () => Promise<unknown>) => {
    const begun = loads.length;
    await pass();
    await page.waitForLoadState("networkidle");
    parts.push(loads.slice(begun));
  };
  // Persian needs no choice, which would be another cookie.
  const query = language === "fa" ? "" : `?lang=${language}`;
  await part(() => page.goto(toService ? service : `${program.origin}/login${query}`));
  await part(() => citizen.passMobile());
  await part(async () => {
    await citizen.passCode();
    await citizen.arriveAt("identity");
  });
  await part(() => citizen.passIdentity());
  await part(() => citizen.passConfirmation());
  if (toService && who === MEASURED) {
    await part(async () => {
      await citizen.submit();
      await citizen.seeService(service);
    });
  }
  return parts;
}
