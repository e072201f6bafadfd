/** The page of `/login/code`: the state of the message, as far as it may be revealed. */
import { emailWay } from "../../domain/code/email_code.ts";
import { couldBeMobile } from "../../domain/identity/first_field.ts";
import { maskMobile } from "../../domain/identity/mobile.ts";
import { sourceOf } from "../../domain/journey/subject.ts";
import type { Transaction } from "../../domain/journey/transaction.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { goToCurrentStep, runningJourney } from "./steps.ts";

type CodeProps = PageProps<"code">;
type Told = Pick<CodeProps, "code" | "error" | "failure" | "notice">;

export async function codePage(
  visit: Visit,
  told: Told,
  status: PageStatus = 200,
): Promise<Response> {
  const { ports, caller } = visit;
  const running = await runningJourney(visit);
  if (!caller || running?.step !== "code") return await goToCurrentStep(visit);
  const { mobile, nationalId, code, resendAt } = running;
  const source = await sourceOf(ports, caller, mobile);
  // A browser of the person's own may see the number.
  const shown = nationalId === undefined || source.knownBrowser !== undefined;
  const failure = failureOf(running, told, { shown, now: ports.clock.now() });
  const isSpent = code !== undefined && code.wrongTries >= ports.rules.code.tries;
  return await visit.page("code", {
    ...told,
    error: isSpent && told.error?.code !== "wrong" ? { code: "used" } : told.error,
    failure,
    maskedMobile: shown ? maskMobile(mobile) : undefined,
    couldBeMobile: !shown && couldBeMobile(nationalId!),
    length: ports.rules.code.digits,
    expiresAt: code?.expiresAt,
    cameBy: shown ? cameBy(running) : undefined,
    resendAt,
    ways: { dial: ports.wires.ussd !== undefined, email: await emailWay(ports, mobile, source) },
  }, {
    status: failure?.code === "waiting" && status === 200 ? 429 : status,
    retryAt: retryAtOf(failure),
  });
}

function cameBy(
  { code, codeDialled, codeUndelivered, codeLost }: Transaction,
): CodeProps["cameBy"] {
  if (code && code.id === codeDialled) return "dial";
  return codeUndelivered || codeLost ? "nothing" : undefined;
}

/** The failure of the message, unless it would reveal whether a national ID has an account. */
function failureOf(
  { code, resendAt, codeUndelivered, codeLost }: Transaction,
  { error, failure, notice }: Told,
  { shown, now }: { shown: boolean; now: number },
): CodeProps["failure"] {
  if (failure) return failure;
  if (notice) return undefined;
  if (!code) {
    const waits = !error && now < resendAt;
    return waits ? { code: "waiting", retryAt: resendAt } : undefined;
  }
  if (!shown) return undefined;
  if (codeUndelivered) return { code: "delivery_failed", retryAt: resendAt };
  return codeLost ? { code: "lost", retryAt: resendAt } : undefined;
}
