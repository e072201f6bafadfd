/** Errors that no handler catches, as pages. */
import { getLogger } from "@logtape/logtape";
import { HasherBusy } from "../../domain/staff/credential/verifiers.ts";
import { STORE_RETRY, StoreUnavailable } from "../../domain/platform/store.ts";
import { AccountFrozen } from "../../domain/sign_in/open_session.ts";
import { BadForm, LongFields, takesFile } from "./form.ts";
import { typedOf } from "./language.ts";
import { BodyFailed } from "./patient_body.ts";
import { type FieldsBesideFile, sendAgain } from "./send_again.ts";
import type { Visit } from "./visit.ts";

const logger = getLogger(["panjereh", "window"]);

/** `beside`: for those of the host's forms that have a file. */
export async function answerFailure(
  visit: Visit,
  error: Error,
  beside?: FieldsBesideFile,
): Promise<Response> {
  if (error instanceof StoreUnavailable) {
    logger.error("The store does not answer: {error}", { error: error.reason });
    const again = await sendAgain(visit, beside);
    return await visit.problem("store_unavailable", { retryAfter: STORE_RETRY, again });
  }
  if (error instanceof AccountFrozen) return await visit.problem("account_frozen");
  if (error instanceof HasherBusy) {
    return await visit.problem("desk_busy", { retryAfter: error.retryAfter, again: {} });
  }
  const shown = error instanceof LongFields && await tooLong(visit, error, beside);
  if (shown) return shown;
  // The length limit reads a form of unknown length, and may be the first to notice that it is late
  // or has broken off. Strangers could fill the log with what is no failure of ours.
  const isClients = error instanceof BadForm || error instanceof BodyFailed;
  if (isClients) return await visit.problem("bad_request");
  logger.error("Unexpected: {error}", { error: error.stack ?? String(error) });
  return await visit.problem("internal");
}

/** The page with its form. `null`: what is too long is not typed there. */
async function tooLong(
  visit: Visit,
  { names }: LongFields,
  beside?: FieldsBesideFile,
): Promise<Response | null> {
  const fields = await (takesFile(visit.path) ? beside?.(visit) : visit.fields());
  const shown = fields && await visit.showTyped(typedOf(fields), names);
  return shown?.status === 422 ? shown : null;
}
