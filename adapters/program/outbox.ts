/** Everything that leaves for others: the outbox, with a sender for each kind of message. */
import { createEndSenders, LOGOUT } from "../../domain/federation/tell_services.ts";
import { NOTICE } from "../../domain/notice/notice.ts";
import { createNoticeSender } from "../../domain/notice/send_notices.ts";
import { createDispatcher, type Dispatcher } from "../../domain/outbox/dispatcher.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import { createLogoutSender } from "../federation/logout_sender.ts";
import type { Adapters } from "../mod.ts";

export function createOutbox(
  { ports, observed, logoutReceivers: receivers, outboxLeases: leases }: Adapters,
  catalogue: Catalogue,
): Dispatcher {
  const senders = {
    ...createEndSenders({ ...ports, catalogue }),
    [LOGOUT]: createLogoutSender({ ...ports, receivers, catalogue, issuer: ports.window }),
    [NOTICE]: createNoticeSender(ports),
  };
  return createDispatcher({ ...ports, leases, senders, watch: observed.outbox });
}
