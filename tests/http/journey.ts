/** The real program for one test, and a person's steps through it. */
import assert from "node:assert/strict";
import type { FaultMode, FaultTarget } from "../../adapters/sandbox/wires/faults.ts";
import type { Person } from "../../adapters/sandbox/mod.ts";
import { DIAL_CODE } from "../../domain/code/dial_code.ts";
import { createHttpClient, formOf, type HttpClient, type Reply } from "../support/http_client.ts";
import {
  type StartedProgram,
  startTestProgram,
  type TestProgram,
  type TestProgramOptions,
} from "../support/program.ts";
import { eventually } from "../support/waiting.ts";

/** Noon of the day for which the tests were written: they do not depend on today's date. */
export const START = Date.UTC(2026, 10, 22, 8, 30);

export interface World {
  program: StartedProgram;
  origin: string;
  /** Stands still unless moved. */
  clock: { time: number; now(): number };
  /** A new browser, closed when the test ends. */
  browser(): HttpClient;
  /** The sample person of this slug. */
  person(persona: string): Person;
  /** A service's host. */
  at(service: string): string;
}

type RunInWorld = (world: World) => Promise<void>;
type WorldOptions = Omit<TestProgramOptions, "clock">;

/** A test with a program, a store and a clock of its own. */
export function programTest(name: string, run: RunInWorld, options?: WorldOptions): void {
  Deno.test(name, () => runInWorld(run, options));
}

/**
 * Registers one test; the functions passed to the result are its steps, each with its own program.
 * For tests that wait for time limits: run concurrently, they take as long as the longest.
 */
export function waitingTests(name: string): typeof programTest {
  const steps: Deno.TestStepDefinition[] = [];
  // Concurrent steps cannot be checked for leaks; the enclosing test is.
  const unwatched = { sanitizeOps: false, sanitizeResources: false, sanitizeExit: false };
  Deno.test(name, async (t) => {
    await Promise.all(steps.map((step) => t.step(step)));
  });
  return (name, run, options) => {
    steps.push({ name, fn: () => runInWorld(run, options), ...unwatched });
  };
}

export async function runInWorld(run: RunInWorld, options?: WorldOptions): Promise<void> {
  const clock = { time: START, now: () => clock.time };
  const program = await startTestProgram({ ...options, clock });
  const { origin, port, sandbox } = program;
  const browsers: HttpClient[] = [];
  try {
    await run({
      program,
      origin,
      clock,
      browser() {
        const browser = createHttpClient({ origin, port });
        browsers.push(browser);
        return browser;
      },
      person(persona) {
        const person = sandbox.people.find((person) => person.persona === persona);
        if (!person) throw new Error(`Cannot find a sample person: ${persona}`);
        return person;
      },
      at: (service) => `http://${service}.${new URL(origin).host.replace(/^sso\./, "")}`,
    });
  } finally {
    for (const browser of browsers) await browser[Symbol.asyncDispose]();
    await program.stop();
  }
}

/** Any code but this one. */
export function otherThan(code: string): string {
  return code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
}

async function sandboxJson<T>(program: TestProgram, path: string): Promise<T> {
  const response = await fetch(program.sandbox.origin + path);
  return await response.json();
}

/** The digits of the picture on the page. */
/** `to`: the form's action. */
export async function answerOf(
  program: TestProgram,
  page: Reply,
  to = "/login",
): Promise<string> {
  const { captcha_id } = formOf(page, to).fields;
  return (await sandboxJson<{ answer: string }>(program, `/captchas/${captcha_id}.json`)).answer;
}

export interface Sms {
  /** ISO 8601. */
  at: string;
  channel: "sms" | "ussd";
  text: string;
  code: string | null;
}

/** Newest first. */
export async function phoneOf(program: TestProgram, mobile: string): Promise<Sms[]> {
  return await sandboxJson(program, `/phones/${mobile}.json`);
}

/** What the phone's screen shows after this code was dialled. */
export async function dial({ program }: World, mobile: string, code = DIAL_CODE): Promise<string> {
  const response = await fetch(`${program.sandbox.origin}/phones/${mobile}/dial`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  return (await response.json()).text;
}

/** The last code that this mobile received. */
export async function codeOf(program: TestProgram, mobile: string): Promise<string> {
  const code = (await phoneOf(program, mobile)).find((sms) => sms.code)?.code;
  if (!code) throw new Error("Cannot find a code on the phone");
  return code;
}

/**
 * Waits for the message on this phone for which the predicate holds: background messages arrive a
 * moment later.
 */
export async function messageOn(
  program: TestProgram,
  mobile: string,
  isIt: (sms: Sms) => boolean,
): Promise<Sms> {
  return await eventually(async () => {
    const sms = (await phoneOf(program, mobile)).find(isIt);
    assert.ok(sms, `no message on the phone for which ${isIt}`);
    return sms;
  });
}

/** The code that this mobile receives next, although an older one may be there. */
export async function newCodeOf(
  { program, clock }: { program: TestProgram; clock: { time: number } },
  mobile: string,
): Promise<string> {
  const isNew = ({ at, code }: Sms) => code !== null && Date.parse(at) >= clock.time;
  return (await messageOn(program, mobile, isNew)).code!;
}

const REFUSAL_LINK = /https?:\/\/\S+\/not-me\/[\w-]{43}/;

/** URL of the link in the newest notice on the phone, which is none of `former`. */
export async function refusalLinkOn(
  program: TestProgram,
  mobile: string,
  former: string[] = [],
): Promise<string> {
  const { text } = await messageOn(program, mobile, ({ text }) => {
    const link = REFUSAL_LINK.exec(text)?.[0];
    return link !== undefined && !former.includes(link);
  });
  return REFUSAL_LINK.exec(text)![0];
}

export interface FaultRequest {
  target: FaultTarget;
  mode: FaultMode;
  delayMs?: number;
  times?: number;
}

export async function setFault(program: TestProgram, fault: FaultRequest): Promise<void> {
  const response = await fetch(`${program.sandbox.origin}/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(`Cannot set the fault: ${await response.text()}`);
  await response.body?.cancel();
}

/** Calls that will still meet a fault with `times`. */
export async function callsLeft(
  program: TestProgram,
  target: FaultRequest["target"],
): Promise<number | null> {
  const faults = await sandboxJson<Record<string, { times: number | null }>>(program, "/faults");
  return faults[target].times;
}

export function identityFields(person: Person): Record<string, string> {
  const [birth_year, birth_month, birth_day] = person.birthDate.split("/");
  const date = { birth_day, birth_month, birth_year };
  if (person.kind !== "foreign") return { national_id: person.nationalId, ...date };
  return {
    kind: "foreign",
    fida_code: person.fidaCode!,
    document_kind: person.documentKind!,
    document_number: person.documentNumber!,
    ...date,
  };
}

/** The steps, each from the page of the one before to the page of the next. */
export interface Steps {
  /** Opens `address` and requests a code. */
  askCode(address?: string, mobile?: string): Promise<Reply>;
  enterCode(page: Reply): Promise<Reply>;
  identify(page: Reply): Promise<Reply>;
  confirm(page: Reply): Promise<Reply>;
  postalCode(page: Reply): Promise<Reply>;
}

export function stepsOf(program: TestProgram, browser: HttpClient, person: Person): Steps {
  let mobile = person.mobile;
  return {
    async askCode(address = `${program.origin}/login`, number = person.mobile) {
      mobile = number;
      const page = await browser.get(address, { accept: "text/html" });
      const captcha = await answerOf(program, page);
      return await browser.submit(page, { mobile, captcha }, { to: "/login" });
    },
    enterCode: async (page) =>
      await browser.submit(page, { code: await codeOf(program, mobile) }, { to: "/login/code" }),
    identify: (page) => browser.submit(page, identityFields(person), { to: "/login/identity" }),
    confirm: (page) => browser.submit(page, { decision: "yes" }, { to: "/login/confirm" }),
    postalCode: (page) => browser.submit(page, {}, { to: "/login/postal-code" }),
  };
}

/** The whole journey of a first visit; returns the final page. */
export async function signIn(
  program: TestProgram,
  browser: HttpClient,
  person: Person,
  address?: string,
): Promise<Reply> {
  const steps = stepsOf(program, browser, person);
  let page = await steps.askCode(address);
  page = await steps.enterCode(page);
  page = await steps.identify(page);
  page = await steps.confirm(page);
  return await steps.postalCode(page);
}

export const STEP_NAMES = ["mobile", "code", "identity", "confirm", "postal_code"] as const;
export type StepName = typeof STEP_NAMES[number];
export const PATHS: Record<StepName, string> = {
  mobile: "/login",
  code: "/login/code",
  identity: "/login/identity",
  confirm: "/login/confirm",
  postal_code: "/login/postal-code",
};

/** Up to the page of `step`. */
export async function arriveAt(
  program: TestProgram,
  browser: HttpClient,
  person: Person,
  step: StepName,
): Promise<Reply> {
  const steps = stepsOf(program, browser, person);
  if (step === "mobile") return await browser.get(`${program.origin}/login`);
  let page = await steps.askCode();
  if (step !== "code") page = await steps.enterCode(page);
  if (step === "confirm" || step === "postal_code") page = await steps.identify(page);
  if (step === "postal_code") page = await steps.confirm(page);
  return page;
}

/** Valid values for this step's fields. */
export async function rightFields(
  program: TestProgram,
  person: Person,
  page: Reply,
  step: StepName,
): Promise<Record<string, string>> {
  switch (step) {
    case "mobile":
      return {
        ...formOf(page, "/login").fields,
        mobile: person.mobile,
        captcha: await answerOf(program, page),
      };
    case "code":
      return { code: await codeOf(program, person.mobile) };
    case "identity":
      return identityFields(person);
    case "confirm":
      return { decision: "yes" };
    case "postal_code":
      return { postal_code: person.postalCode };
  }
}
