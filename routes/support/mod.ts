/** Questions to those who run the window: asked, followed, answered, closed. */
import type { DeskGroups } from "../desk/groups.ts";
import type { Site } from "../site/groups.ts";
import { mountDeskHelp } from "./desk_help.ts";
import { mountTicket } from "./desk_ticket.ts";
import { mountTickets } from "./desk_tickets.ts";
import { mountNewRequest } from "./new_request.ts";
import { mountPrepared } from "./prepared.ts";
import { mountRequest } from "./request.ts";

export function mountSupport(site: Site): void {
  mountNewRequest(site);
  mountRequest(site);
}

/** Answered by those who run the window; asked by agencies' staff. */
export function mountSupportDesk(desk: DeskGroups): void {
  mountTickets(desk);
  mountTicket(desk);
  mountDeskHelp(desk);
  mountPrepared(desk);
}
