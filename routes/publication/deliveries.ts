import { resumeStream } from "../../domain/events/manage.ts";
import { replay, resume } from "../../domain/outbox/control.ts";
import { DAY } from "../../domain/platform/platform.ts";
import { DELIVERIES, receiverOf } from "../../domain/publication/read_service.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { Visit } from "../site/visit.ts";
import { serviceFor } from "./services.ts";

/** Goes on with what waits, or sends the last day again: of this service's receivers alone. */
export async function deliver(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { ports } = visit;
  const typed = await visit.form(["resume", "replay"]);
  const found = await serviceFor(visit, live);
  if (!found) return await visit.problem("not_found");
  const delivery = DELIVERIES.find((one) => one === (typed.resume || typed.replay));
  if (!delivery) return await visit.problem("bad_request");
  const { service: { id } } = found;
  const receiver = receiverOf(delivery, id);
  if (typed.resume) {
    await (delivery === "events" ? resumeStream(ports, id) : resume(ports, receiver));
  } else {
    const until = ports.clock.now();
    await replay(ports.store, { receiver, since: until - DAY, until });
  }
  return await visit.goTo(`/services/${id}`);
}
