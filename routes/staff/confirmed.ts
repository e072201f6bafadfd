/**
 * Dangerous acts of the desk: who proved a second factor within five minutes goes on, others are
 * asked for one first. What they posted stands in the question's page and goes on with the answer;
 * passwords do not, and are asked for again.
 *
 *     desk.allow("manager").post("/members/:id", confirmed(change));
 */
import {
  isProved,
  isProvedWithoutSms,
  openProof,
  proveAgain,
  sendProof,
} from "../../domain/staff/prove_again.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { StaffHandler } from "../desk/groups.ts";
import { NEVER_SHOWN, shownAgain } from "../site/send_again.ts";
import type { Visit } from "../site/visit.ts";
import { BESIDE } from "../../views/components/form.tsx";
import {
  failed,
  notSent,
  PROOF_FIELDS,
  shownFactors,
  type ShownFailure,
  statusOf,
  typedFactor,
} from "./typed_factor.ts";

interface Rules {
  /** No code by SMS counts: the act would give who has the SIM a factor of their own. */
  isStrict?: boolean;
}

/** For handlers of POST. */
export function confirmed(handle: StaffHandler, rules: Rules = {}): StaffHandler {
  const isEnough = rules.isStrict ? isProvedWithoutSms : isProved;
  return async (visit, live) => {
    const { ports } = visit;
    const asked = { live, rules };
    if (isEnough(live.session, ports.clock.now())) return await handle(visit, live);
    const fields = await visit.fields();
    if (!PROOF_FIELDS.some((name) => fields?.has(name))) return await ask(visit, asked);
    const typed = await typedFactor(visit);
    if (typed.by === "sms" && rules.isStrict) return await ask(visit, asked);
    if (typed.by === "sms") {
      const sent = await sendProof(ports, live, typed.place);
      if (sent.outcome === "lapsed") return visit.leave("/login?ended");
      return sent.outcome === "sent"
        ? await ask(visit, { ...asked, isSent: true })
        : await ask(visit, asked, notSent(sent));
    }
    const result = await proveAgain(ports, live, { ...typed, ...rules });
    if (result.outcome === "lapsed") return visit.leave("/login?ended");
    if (result.outcome !== "right") return await ask(visit, asked, failed(typed, result));
    const session = { ...live.session, provedAt: ports.clock.now() };
    return await handle(visit, { ...live, session });
  };
}

/** 403: the act waits for the proof. */
async function ask(
  visit: Visit,
  { live, rules, isSent = false }: { live: SignedInStaff; rules: Rules; isSent?: boolean },
  failure: ShownFailure = {},
): Promise<Response> {
  const posted = await visit.fields();
  const fields = shownAgain(posted, [...PROOF_FIELDS, "author"]);
  if (!fields) return await visit.problem("bad_request");
  const shown = shownFactors(await openProof(visit.ports, live));
  const answered = statusOf(failure);
  return await visit.page("staffProof", {
    ...shown,
    ...rules,
    isSent: shown.isSent || isSent,
    ...failure,
    to: visit.query(BESIDE) !== undefined ? `${visit.path}?${BESIDE}` : visit.path,
    fields,
    hadPassword: NEVER_SHOWN.some((name) => posted?.has(name)),
  }, { ...answered, status: answered.status === 200 ? 403 : answered.status });
}
