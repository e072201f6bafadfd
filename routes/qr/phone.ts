/** `/qr`: the signed-in phone that approves another browser's sign-in, by POST only. */
import { approveQrTicket } from "../../domain/qr/approve.ts";
import { enterQrCode } from "../../domain/qr/enter_code.ts";
import type { QrPhone } from "../../domain/qr/holder.ts";
import { openQrTicket, refuseQrTicket } from "../../domain/qr/phone.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { approved, askerOf, done } from "./phone_pages.ts";

const TICKET = "/qr/:id{[\\w-]{22}}";

export function mountQrPhone({ signedIn }: Site): void {
  signedIn.get("/qr", (visit) => entry(visit, {}));
  signedIn.post("/qr", enter);
  signedIn.get(TICKET, (visit, live) => question(visit, phoneOf(visit, live)));
  signedIn.post(TICKET, decide);
}

const phoneOf = ({ place }: Visit, live: LiveSession): QrPhone => ({ live, place });

async function enter(visit: Visit, live: LiveSession): Promise<Response> {
  const { code } = await visit.form(["code"]);
  const result = await enterQrCode(visit.ports, phoneOf(visit, live), code);
  switch (result.outcome) {
    case "found":
      return await visit.goTo(`/qr/${result.id}`);
    case "limited":
      return await entry(visit, { code, retryAt: result.retryAt }, PROBLEM_STATUS.limited);
    default:
      return await entry(visit, { code, error: result.outcome }, 422);
  }
}

async function decide(visit: Visit, live: LiveSession): Promise<Response> {
  const { number, decision } = await visit.form(["number", "decision"]);
  const phone = phoneOf(visit, live);
  const id = visit.param("id");
  if (decision === "refuse" || decision === "not_me") {
    const reason = decision === "refuse" ? "refused" : "not_me";
    const refused = await refuseQrTicket(visit.ports, phone, { id, reason });
    return await done(visit, { state: refused ? reason : "dead" });
  }
  if (!/^\d{2}$/.test(number)) return await visit.problem("bad_request");
  const result = await approveQrTicket(visit.ports, phone, { id, typed: number });
  switch (result.outcome) {
    case "approved":
      return await approved(visit, phone, result.ticket);
    case "registry_unavailable":
      return await question(visit, phone, result.retryAt);
    case "limited":
      return await done(visit, { state: "limited", retryAt: result.retryAt });
    default:
      return await done(visit, { state: result.outcome });
  }
}

async function question(visit: Visit, phone: QrPhone, retryAt?: number): Promise<Response> {
  const result = await openQrTicket(visit.ports, phone, visit.param("id"));
  if (result.outcome === "dead") return await done(visit, { state: "dead" });
  if (result.outcome === "limited") {
    return await done(visit, { state: "limited", retryAt: result.retryAt });
  }
  if (result.outcome === "approved") return await approved(visit, phone, result.ticket);
  const { ticket, choices } = result;
  return await visit.page("qrPhone", {
    path: visit.path,
    asker: askerOf(visit, phone, ticket),
    choices,
    expiresAt: ticket.expiresAt,
    retryAt,
  }, {
    status: retryAt === undefined ? 200 : PROBLEM_STATUS.registry_unavailable,
    retryAt,
  });
}

function entry(
  visit: Visit,
  props: PageProps<"qrEntry">,
  status: PageStatus = 200,
): Response | Promise<Response> {
  return visit.page("qrEntry", props, { status, retryAt: props.retryAt });
}
