/**
 * Shared by all walks of one person in one language: a program, and the browsers that know the
 * person.
 */
import type { Browser } from "playwright-core";
import type { Person } from "../../../adapters/sandbox/mod.ts";
import { chooseLanguage, type Language } from "../../browser/support/citizen.ts";
import type { MovableClock, Visit } from "../../browser/support/stage.ts";
import { setFault } from "../../http/journey.ts";
import type { TestProgram } from "../../support/program.ts";
import type { Promised } from "./promises.ts";
import { Walker } from "./walker.ts";

export interface Scene {
  browser: Browser;
  program: TestProgram;
  clock: MovableClock;
  language: Language;
  person: Person;
  promised: Promised;
  /** The SIM that is tied to the account before the walk. */
  mobile: string;
  /** Browsers in which the person has signed in, with and without JavaScript. */
  known: Map<boolean, Visit>;
}

export interface Walk extends Scene {
  javaScriptEnabled: boolean;
  visit: Visit;
  walker: Walker;
}

/** URL of the person's destination; the agencies take their language from it. */
export function addressOf({ promised: { service }, program, language }: Scene): string {
  return `http://${service}.localhost:${program.port}/?lang=${language}`;
}

export function walkerAt(
  { program, person, language }: Scene,
  { page }: Pick<Visit, "page">,
  mobile: string,
): Walker {
  return new Walker(page, program.sandbox, { ...person, mobile }, language);
}

/** From the service, without a session, to the first page in the walk's language. */
export async function openSignIn(walk: Walk): Promise<void> {
  const { page } = walk.visit;
  await page.goto(addressOf(walk));
  await chooseLanguage(page, walk.language);
  await walk.walker.arriveAt("mobile");
}

/** The operator accepts the next code message, but it never arrives. */
export function loseNextMessage({ program }: Scene): Promise<void> {
  return setFault(program, { target: "sms", mode: "undelivered", times: 1 });
}
