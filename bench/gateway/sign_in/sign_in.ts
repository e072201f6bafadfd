/** One complete first sign-in: five pages with their forms, over real HTTP. */
import { POSTAL_CODE } from "./outside_world.ts";
import { openPlainBrowser } from "./plain_browser.ts";

/** What a person knows: where to go, the picture's digits, the code by SMS. */
export interface Known {
  port: number;
  answerOf(captchaId: string): string;
  codeOf(mobile: string): string;
}

/** Throws if it does not end in a session. */
export async function signIn(person: number, { port, answerOf, codeOf }: Known): Promise<void> {
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

/**
 * One of 4,096 networks with 64 addresses each; consecutive people come from different networks.
 */
function addressOf(person: number): string {
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
