/** Connections to GSB and PGSB: asked for by agencies, reviewed by experts. */
import type { DeskGroups } from "../desk/groups.ts";
import { mountConnection } from "./connection.ts";
import { mountConnections } from "./connections.ts";
import { mountBusReview } from "./review.ts";

export function mountBus(desk: DeskGroups): void {
  mountConnections(desk);
  mountConnection(desk);
  mountBusReview(desk);
}
