/** What a service asks of its stream: how it stands, another status, a verification. */
import { holdReceiver, resumeReceiver } from "../outbox/control.ts";
import { enqueue } from "../outbox/enqueue.ts";
import { receiverRecord, type ReceiverState } from "../outbox/receiver.ts";
import { transact } from "../platform/commit.ts";
import { type Clock, type KeyedHash, MINUTE } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { AuditLog } from "../platform/audit.ts";
import type { Store } from "../platform/store.ts";
import type { Service } from "../services/service.ts";
import { eventMessage, type ServiceEvent, streamReceiver } from "./event.ts";
import { NEW_STREAM, type Stream, streamRecord, type StreamStatus } from "./stream.ts";

export interface ManageDeps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  audit: AuditLog;
}

type Status = Pick<Stream, "status" | "reason">;

const recordsOf = (service: string) => ({
  stream: streamRecord(service),
  receiver: receiverRecord(streamReceiver(service)),
});

export async function readStatus(store: Store, service: string): Promise<Status> {
  const { stream, receiver } = await read(store, recordsOf(service));
  return statusOf(stream.value, receiver.value);
}

/** A receiver that failed for a day is paused without having asked for it. */
function statusOf(stream: Stream | null, receiver: ReceiverState | null): Status {
  const { status, reason } = stream ?? NEW_STREAM;
  if (status !== "enabled" || receiver?.state !== "paused") return { status, reason };
  return { status: "paused", reason: "The receiver took no event for a day." };
}

/** Events that wait stay in order: `enabled` sends them, `disabled` drops them. */
export async function changeStatus(
  { store, clock, audit }: Pick<ManageDeps, "store" | "clock" | "audit">,
  service: Service,
  { status, reason, requestId }: Status & { requestId?: string },
): Promise<Status> {
  const { id } = service;
  return await transact(store, recordsOf(id), ({ stream, receiver }, write) => {
    const now = clock.now();
    const former = statusOf(stream.value, receiver.value);
    write.set(stream, { ...stream.value, status, reason });
    if (isHeld(service, status)) holdReceiver(write, streamReceiver(id), now);
    else if (receiver.value) resumeReceiver(write, streamReceiver(id), now);
    if (former.status !== status) {
      const detail = { from: former.status, to: status };
      audit.include(write, { at: now, event: "stream.changed", service: id, requestId, detail });
    }
    return { status, reason };
  });
}

/** Events of a stream that is fetched wait as well, but for a disabled one's, which are dropped. */
const isHeld = ({ events }: Service, status: StreamStatus) =>
  status === "paused" || status === "enabled" && events?.push === undefined;

/** Milliseconds that must pass between verifications. */
export const VERIFICATION_INTERVAL = MINUTE;

/**
 * Sends a verification event (SSF 1.0 §8.1.4). Returns when the next may be asked for, in
 * milliseconds, or `null` if it is on its way. `state` comes back in the event.
 */
export async function requestVerification(
  { store, clock, hash }: Pick<ManageDeps, "store" | "clock" | "hash">,
  service: Service,
  state?: string,
): Promise<number | null> {
  const { id } = service;
  return await transact(store, recordsOf(id), ({ stream, receiver }, write) => {
    const now = clock.now();
    const former = stream.value ?? NEW_STREAM;
    const freeAt = (former.verifiedAt ?? -Infinity) + VERIFICATION_INTERVAL;
    if (now < freeAt) return freeAt;
    write.set(stream, { ...former, verifiedAt: now });
    // It may have been fetched before, and be pushed now.
    if (receiver.value?.state === "held" && !isHeld(service, former.status)) {
      resumeReceiver(write, streamReceiver(id), now);
    }
    const detail: ServiceEvent["detail"] = state === undefined ? {} : { state };
    enqueue(write, aboutStream(hash, id, { event: "verification", detail, now }));
    return null;
  });
}

/**
 * An operator resumes a stream. A service whose stream was paused because it took nothing is told
 * that it goes on (SSF 1.0 §8.1.5). `false`: nothing waits.
 */
export async function resumeStream(
  { store, clock, hash }: Pick<ManageDeps, "store" | "clock" | "hash">,
  service: string,
): Promise<boolean> {
  return await transact(store, recordsOf(service), ({ stream, receiver }, write) => {
    if (!receiver.value) return false;
    const now = clock.now();
    const { status } = stream.value ?? NEW_STREAM;
    resumeReceiver(write, streamReceiver(service), now);
    if (status === "enabled" && receiver.value.state === "paused") {
      enqueue(
        write,
        aboutStream(hash, service, { event: "stream-updated", detail: { status }, now }),
      );
    }
    return true;
  });
}

function aboutStream(
  hash: KeyedHash,
  service: string,
  { now, ...event }: Pick<ServiceEvent, "event" | "detail"> & { now: number },
) {
  return eventMessage(hash, {
    ...event,
    service,
    subject: { of: "stream" },
    at: now,
    fact: service,
  });
}
