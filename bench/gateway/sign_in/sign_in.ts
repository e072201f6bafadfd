/** One complete first sign-in: five pages with their forms, over real HTTP. */
import { PERSON_LIMITS } from "../../../domain/budget/person.ts";
import { pause } from "../processes.ts";
import { POSTAL_CODE } from "./outside_world.ts";
import { openPlainBrowser, type PlainAnswer, type PlainBrowser } from "./plain_browser.ts";

/** What a person knows: where to go, the picture's digits, the code by SMS. */
export interface Known {
  port: number;
  answerOf(captchaId: string): string;
  /** `undefined` if none has come: an overloaded window may not have sent it. */
  codeOf(mobile: string): string | undefined;
  /** The client IP to claim; by default one of many networks. */
  addressOf?(person: number): string;
  /** Told of each answer 503. */
  onUnavailable?(): void;
}

/** Milliseconds after which a page that could not be served is asked for once more. */
const AGAIN = 1000;

/** Throws if it does not end in a session. */
export async function signIn(person: number, known: Known): Promise<void> {
  using browser = await openBrowser(person, known);
  await signInFirst(browser, person, known);
}

/** The browser of a person who lives in one of many networks. */
export const openBrowser = (
  person: number,
  { port, addressOf = anyAddress }: Known,
): Promise<PlainBrowser> => openPlainBrowser({ port, address: addressOf(person) });

/** The first step and the code, up to the page behind it. */
export async function enterCode(
  browser: PlainBrowser,
  person: number,
  known: Known,
): Promise<PlainAnswer> {
  const { codeOf } = known;
  const mobile = `091${String(person).padStart(8, "0")}`;
  const send = (path: string, fields: Record<string, string>) =>
    served(known, () => browser.post(path, fields));
  const opened = await served(known, () => browser.get("/login"));
  await showPictures(opened, (picture) => send("/login", { mobile, ...picture }), known);
  if (codeOf(mobile) === undefined) {
    await pause(PERSON_LIMITS.resendAfter + AGAIN);
    await send("/login/code/resend", {});
  }
  return await send("/login/code", { code: codeOf(mobile) ?? "" });
}

/** A person whom nobody knows yet. Throws if it does not end in a session. */
export async function signInFirst(
  browser: PlainBrowser,
  person: number,
  known: Known,
): Promise<void> {
  const send = (path: string, fields: Record<string, string>) =>
    served(known, () => browser.post(path, fields));
  await enterCode(browser, person, known);
  await send("/login/identity", {
    kind: "iranian",
    national_id: nationalId(person),
    birth_day: "14",
    birth_month: "5",
    birth_year: "1370",
  });
  await send("/login/confirm", { decision: "yes" });
  assertSignedIn(browser, await send("/login/postal-code", { postal_code: POSTAL_CODE }));
}

export function assertSignedIn({ cookies }: PlainBrowser, { status, path }: PlainAnswer): void {
  if (status !== 200 || path !== "/" || !cookies.has(SESSION)) {
    throw new Error(`Cannot sign in: ended at ${path} with status ${status}`);
  }
}

/** The cookie of a session. */
export const SESSION = "panjereh_session";

/** As a browser and its user do when the window is overloaded. */
async function served(
  { onUnavailable }: Known,
  send: () => Promise<PlainAnswer>,
): Promise<PlainAnswer> {
  for (;;) {
    const answer = await send();
    if (answer.status !== 503) return answer;
    onUnavailable?.();
    await pause(AGAIN);
  }
}

/** A place from which many come at once is asked for a second picture. */
async function showPictures(
  first: PlainAnswer,
  send: (picture: Record<string, string>) => Promise<PlainAnswer>,
  { answerOf }: Known,
): Promise<void> {
  let page = first;
  for (let shown = 0; shown < MOST_PICTURES; shown++) {
    const [, id] = /name="captcha_id" value="([^"]+)"/.exec(page.text) ?? [];
    if (!id) throw new Error("Cannot sign in: the first page has no security code");
    page = await send({ captcha: answerOf(id), captcha_id: id });
    if (page.path !== "/login") return;
  }
  throw new Error("Cannot sign in: pictures are asked for again and again");
}

const MOST_PICTURES = 4;

/**
 * One of 4,096 networks with 64 addresses each; consecutive people come from different networks.
 */
function anyAddress(person: number): string {
  const network = person % 4096;
  return `10.${network >> 8}.${network & 255}.${1 + (person >> 12) % 64}`;
}

/** The `index`th national ID with a valid check digit (domain/identity/national_id.ts). */
function nationalId(index: number): string {
  const digits = String(100_000_000 + index);
  const sum = [...digits].reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0);
  const rest = sum % 11;
  return digits + (rest < 2 ? rest : 11 - rest);
}
