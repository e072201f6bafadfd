/** The phone's result pages, and its description of the waiting browser. */
import type { QrPhone } from "../../domain/qr/holder.ts";
import type { QrTicket } from "../../domain/qr/ticket.ts";
import { localText } from "../../domain/services/service.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";

type DoneProps = PageProps<"qrDone">;

/** A state that must look like an unknown code answers 404. */
const DONE_STATUS: Record<DoneProps["state"], PageStatus> = {
  approved: 200,
  refused: 200,
  not_me: 200,
  wrong_number: 422,
  sim_mismatch: 422,
  limited: PROBLEM_STATUS.limited,
  dead: 404,
};

export function done(visit: Visit, props: DoneProps): Response | Promise<Response> {
  return visit.page("qrDone", props, {
    status: DONE_STATUS[props.state],
    retryAt: props.state === "limited" ? props.retryAt : undefined,
  });
}

export const approved = (visit: Visit, phone: QrPhone, ticket: QrTicket) =>
  done(visit, { state: "approved", path: visit.path, asker: askerOf(visit, phone, ticket) });

export function askerOf(
  { ports: { catalogue }, language }: Visit,
  { place }: QrPhone,
  { asker }: QrTicket,
): PageProps<"qrPhone">["asker"] {
  const { device, maskedIp, askedAt } = asker;
  const title = catalogue.current().get(asker.service ?? "")?.title;
  return {
    device,
    maskedIp,
    askedAt,
    sameNetwork: asker.network === place.network,
    serviceTitle: title && localText(title, language),
  };
}
