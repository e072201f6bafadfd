/** `/profile/contact`: an e-mail address, soon after a sign-in; its code in any browser of the person. */
import { isRecentlyProved } from "../../domain/access/needs.ts";
import { confirmEmail, pendingEmail, removeEmail } from "../../domain/contact/confirm_email.ts";
import { requestEmail } from "../../domain/contact/request_email.ts";
import { MINUTE } from "../../domain/platform/platform.ts";
import { keptData } from "../../domain/portal/kept_data.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { keepSuccess } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import { CONTACT_EMAIL } from "../site/return_to.ts";
import type { Visit } from "../site/visit.ts";
import { NOTICES } from "./notices.ts";

const CODE = `${CONTACT_EMAIL}/code`;

export function mountContactEmail({ signedIn }: Site): void {
  signedIn.get(CONTACT_EMAIL, show);
  signedIn.post(CONTACT_EMAIL, request);
  signedIn.get(CODE, (visit, live) => codePage(visit, live, { code: "" }));
  signedIn.post(CODE, confirm);
  signedIn.post(`${CONTACT_EMAIL}/removal`, remove, { page: NOTICES });
}

async function show(visit: Visit, live: LiveSession): Promise<Response> {
  const { ports } = visit;
  if (!isRecentlyProved(live.session, ports.clock.now())) {
    return await visit.signInFirst(CONTACT_EMAIL);
  }
  const pending = await pendingEmail(ports, live.account.id);
  return await emailPage(visit, live, { email: pending?.address ?? "" });
}

/** Who opened the form in time is not sent away with what they typed. */
const TO_FILL_IN = 25 * MINUTE;

async function request(visit: Visit, live: LiveSession): Promise<Response | null> {
  const { ports } = visit;
  if (!isRecentlyProved(live.session, ports.clock.now() - TO_FILL_IN)) {
    return await visit.signInFirst(CONTACT_EMAIL);
  }
  const { email } = await visit.form(["email"]);
  const result = await requestEmail(ports, visit.callerOrNew(), live, email);
  switch (result.outcome) {
    case "sent":
      return visit.leave(CODE);
    case "invalid":
      return await emailPage(visit, live, { email, error: result.error }, 422);
    case "limited":
    case "undelivered": {
      const { outcome: code, retryAt } = result;
      const status = code === "limited" ? PROBLEM_STATUS.limited : PROBLEM_STATUS.sending;
      return await emailPage(visit, live, { email, failure: { code, retryAt } }, status);
    }
    case "elsewhere":
      return ports.mail ? null : await emailPage(visit, live, { email });
  }
}

async function emailPage(
  visit: Visit,
  { account }: LiveSession,
  props: Omit<PageProps<"contactEmail">, "current" | "isAvailable">,
  status: PageStatus = 200,
): Promise<Response> {
  const { contactEmail: current } = keptData(account);
  const isAvailable = visit.ports.mail !== undefined;
  const answered = { status, retryAt: retryAtOf(props.failure) };
  return await visit.page("contactEmail", { ...props, current, isAvailable }, answered);
}

async function confirm(visit: Visit, live: LiveSession): Promise<Response | null> {
  const { ports } = visit;
  const { code } = await visit.form(["code"]);
  const result = await confirmEmail(ports, visit.callerOrNew(), live, code);
  switch (result.outcome) {
    case "confirmed":
      ports.liveSessions.ended([live.account.id]);
      keepSuccess(visit, "email_confirmed");
      return visit.leave(NOTICES);
    case "invalid":
      return await codePage(visit, live, { code, error: { code: result.error } }, 422);
    case "wrong": {
      const error = { code: "wrong", triesLeft: result.triesLeft } as const;
      return await codePage(visit, live, { code, error }, 422);
    }
    case "lapsed":
      return await codePage(visit, live, { code, isLapsed: true }, 422);
    case "elsewhere":
      return null;
  }
}

async function codePage(
  visit: Visit,
  { account }: LiveSession,
  { isLapsed, ...props }: Pick<PageProps<"contactCode">, "code" | "error"> & { isLapsed?: boolean },
  status: PageStatus = 200,
): Promise<Response> {
  const { store, clock } = visit.ports;
  const pending = await pendingEmail({ store }, account.id);
  // Confirmed already, here or in another tab.
  if (!pending) return visit.leave(NOTICES);
  const { address, expiresAt } = pending;
  const isLive = !isLapsed && clock.now() < expiresAt;
  return await visit.page("contactCode", {
    ...props,
    address,
    expiresAt: isLive ? expiresAt : undefined,
  }, { status });
}

async function remove(visit: Visit, live: LiveSession): Promise<Response | null> {
  const { ports } = visit;
  const removed = await removeEmail(ports, visit.callerOrNew(), live);
  if (removed === "elsewhere") return null;
  ports.liveSessions.ended([live.account.id]);
  keepSuccess(visit, "email_removed");
  return visit.leave(NOTICES);
}
