/** Complete sign-ins of people who were never there: five pages, each with its form, over real HTTP. */
import { createKeyedHash } from "../../adapters/keyed_hash.ts";
import { readSecretFile } from "../../adapters/secret_file.ts";
import { captchaAnswer } from "../../domain/challenge/captcha_answer.ts";
import { freePort } from "../../tests/support/program.ts";
import { POSTAL_CODE, startOutsideWorld } from "./outside_world.ts";
import { openPlainBrowser } from "./plain_browser.ts";
import { processorTime, startDeno } from "./processes.ts";
import type { SignInTask } from "./sign_in_program.ts";

export interface SignIns {
  workers: number;
  perSecond: number;
  count: number;
  /** Milliseconds of the program's processor time, for one person. */
  processor: number;
  /** Milliseconds for all five steps of one person, while the others sign in as well. */
  p50: number;
  p99: number;
}

/** People who are on their way at once. */
const TOGETHER = 16;

export async function measureSignIns(
  folder: string,
  { workers, seconds }: { workers: number; seconds: number },
): Promise<SignIns> {
  await Deno.mkdir(folder, { recursive: true });
  await using outside = startOutsideWorld();
  const port = freePort();
  const task: SignInTask = { port, workers, dataDir: folder, outside: outside.settings };
  await using program = await startDeno("sign_in_program.ts", {
    args: [JSON.stringify(task)],
    port,
  });
  const hash = createKeyedHash(await readSecretFile(`${folder}/secret_key`));
  const known = {
    port,
    answerOf: (captcha: string) => captchaAnswer(hash, captcha),
    codeOf: outside.codeOf,
  };
  let person = 0;
  const durations: number[] = [];
  const go = async (until: number) => {
    while (performance.now() < until) {
      const began = performance.now();
      await signIn(person++, known);
      durations.push(performance.now() - began);
    }
  };
  const together = (until: number) =>
    Promise.all(Array.from({ length: TOGETHER }, () => go(until)));
  await together(performance.now() + 2000);
  durations.length = 0;
  const worked = await processorTime(program.pid);
  const began = performance.now();
  await together(began + 1000 * seconds);
  const elapsed = (performance.now() - began) / 1000;
  const processor = (await processorTime(program.pid) - worked) / durations.length;
  durations.sort((a, b) => a - b);
  const at = (share: number) => durations[Math.floor(share * (durations.length - 1))];
  return {
    workers,
    count: durations.length,
    processor,
    perSecond: durations.length / elapsed,
    p50: at(0.5),
    p99: at(0.99),
  };
}

/** What people know: where to go, what pictures show, what came by SMS. */
interface Known {
  port: number;
  answerOf(captchaId: string): string;
  codeOf(mobile: string): string;
}

/** Throws when it does not end signed in. */
async function signIn(person: number, { port, answerOf, codeOf }: Known): Promise<void> {
  using browser = await openPlainBrowser({ port, address: addressOf(person) });
  const mobile = `091${String(person).padStart(8, "0")}`;
  const { text } = await browser.get("/login");
  const [, captchaId] = /name="captcha_id" value="([^"]+)"/.exec(text) ?? [];
  if (!captchaId) throw new Error("Cannot sign in: the first page has no security code");
  await browser.post("/login", { mobile, captcha: answerOf(captchaId), captcha_id: captchaId });
  await browser.post("/login/code", { code: codeOf(mobile) });
  await browser.post("/login/identity", {
    kind: "iranian",
    national_id: nationalId(person),
    birth_day: "14",
    birth_month: "5",
    birth_year: "1370",
  });
  await browser.post("/login/confirm", { decision: "yes" });
  const { status, path } = await browser.post("/login/postal-code", { postal_code: POSTAL_CODE });
  if (status !== 200 || path !== "/" || !browser.cookies.has("panjereh_session")) {
    throw new Error(`Cannot sign in: ended at ${path} with status ${status}`);
  }
}

/** Of 4,096 networks with 64 addresses each; those who come one after another are not neighbours. */
function addressOf(person: number): string {
  const network = person % 4096;
  return `10.${network >> 8}.${network & 255}.${1 + (person >> 12) % 64}`;
}

/** The `index`th with a right check digit (domain/identity/national_id.ts). */
function nationalId(index: number): string {
  const digits = String(100_000_000 + index);
  const sum = [...digits].reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0);
  const rest = sum % 11;
  return digits + (rest < 2 ? rest : 11 - rest);
}
