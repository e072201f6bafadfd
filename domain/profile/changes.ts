/** What became of a person's changes at each service, from the outbox's own log. */
import { eventsFor } from "../events/facts.ts";
import { type ValuesChanged, valuesChangedRecord } from "../events/values_changed.ts";
import { enqueue } from "../outbox/enqueue.ts";
import { type Logged, logRecord } from "../outbox/log.ts";
import type { Message } from "../outbox/message.ts";
import { transact } from "../platform/commit.ts";
import { type Clock, MINUTE } from "../platform/platform.ts";
import { firstPage, read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import type { Attribute } from "../services/attributes.ts";
import type { Service } from "../services/service.ts";
import { changeMessage, entitledTo, TAKEN_OVER } from "./change_message.ts";
import { type KnownService, knownServices, type TellChangesDeps } from "./tell_changes.ts";

export type ToldState =
  /** It will get the message; if its server does not answer, it is tried again by itself. */
  | { state: "waiting" }
  /** Its server has the message. */
  | { state: "told"; at: number }
  /** It has said that it took the values over. */
  | { state: "accepted"; at: number }
  /** `code`: the service's own. */
  | { state: "refused"; at: number; reason: KnownReason | "other"; code: string; canRetry: boolean }
  /** It has no receiver: it sees the values when the person comes again. */
  | { state: "at_next_visit" };

/** Codes of agencies that are shown as sentences (docs/wires.md). */
const AGENCY_CODES = [
  "refused",
  "outside_area",
  "needs_document",
  "unknown_person",
  "invalid_value",
  "closed",
] as const;

/** `ended`: it is no longer told of such changes. */
export type KnownReason = typeof AGENCY_CODES[number] | "not_understood" | "ended";

/** From what the log says of the refusal. */
function reasonOf(code: string): KnownReason | "other" {
  const known = AGENCY_CODES.find((one) => one === code);
  if (known) return known;
  if (code.startsWith("invalid_")) return "not_understood";
  // Reasons of our own senders have spaces; codes of agencies do not (push_answer.ts).
  return code.includes(" ") ? "ended" : "other";
}

export interface ToldService {
  service: Service;
  /** What it is told of. */
  claims: Attribute[];
  told: ToldState;
  /** It has had the values of a later change since. */
  isPast: boolean;
}

export interface ToldChange extends Pick<ValuesChanged, "at" | "claims"> {
  services: ToldService[];
}

interface ChangesDeps extends TellChangesDeps {
  clock: Clock;
}

/** Changes on the page; older ones go after 30 days. */
const SHOWN = 5;

/** The person's last changes, the newest first, each with the services that get it. */
export async function listChanges(deps: ChangesDeps, accountId: string): Promise<ToldChange[]> {
  const { store, clock } = deps;
  const changes = await firstPage(store, valuesChangedRecord.all(accountId), SHOWN);
  const known = await knownServices(deps, accountId);
  const told = await Promise.all(changes.map(async ({ value: change }) => {
    const ways = known.flatMap((one) => wayTo(deps, one, change) ?? []);
    const logs = await read(store, ways.map(({ message }) => message ? logOf(message) : null));
    const services = ways.map(({ service, claims, message, lastAt }, i) => ({
      service,
      claims,
      told: message
        ? stateOf(logs[i]?.value ?? null, clock.now())
        : seenAtVisit({ lastAt, changedAt: change.at }),
    }));
    return { at: change.at, claims: [...change.claims], services };
  }));
  return withPast(told);
}

const seenAtVisit = ({ lastAt, changedAt }: { lastAt: number; changedAt: number }): ToldState =>
  lastAt > changedAt ? { state: "told", at: lastAt } : { state: "at_next_visit" };

type Told = Omit<ToldChange, "services"> & { services: Omit<ToldService, "isPast">[] };

/** `changes`: the newest first. */
function withPast(changes: readonly Told[]): ToldChange[] {
  const had = new Set<string>();
  return changes.map(({ services, ...change }) => {
    const marked = services.map((one) => ({
      ...one,
      isPast: one.claims.every((claim) => had.has(`${one.service.id} ${claim}`)),
    }));
    for (const { service, claims, told } of services) {
      if (told.state !== "told" && told.state !== "accepted") continue;
      for (const claim of claims) had.add(`${service.id} ${claim}`);
    }
    return { ...change, services: marked };
  });
}

const logOf = (message: Message) => logRecord(message.receiver, message);

interface Way extends Pick<ToldService, "service" | "claims"> {
  /** When the person entered it last. */
  lastAt: number;
  /** `null`: it has no receiver. */
  message: Message | null;
}

/** `null` if this service does not hear of the change. */
function wayTo(
  { hash }: Pick<ChangesDeps, "hash">,
  { service, consent, firstAt, lastAt }: KnownService,
  change: ValuesChanged,
): Way | null {
  const claims = entitledTo(service, consent, change.claims);
  // Who came later has got the new values at once.
  if (claims.length === 0 || firstAt > change.at) return null;
  const message = changeMessage(hash, service, change, consent) ??
    eventsFor(hash, service, change, [{ fact: "claims", claims: change.claims }]).at(0) ?? null;
  return { service, claims, message, lastAt };
}

/** A click a minute is enough, and cannot be a load for the agency. */
const RETRY_AFTER = MINUTE;

/** The same message is tried again by itself until its receiver answers. */
function stateOf(logged: Logged | null, now: number): ToldState {
  if (!logged) return { state: "waiting" };
  const { fate, endedAt: at, reason: code = "refused" } = logged;
  if (fate === "delivered") return { state: code === TAKEN_OVER ? "accepted" : "told", at };
  return { state: "refused", at, reason: reasonOf(code), code, canRetry: now >= at + RETRY_AFTER };
}

/**
 * Tells the service again, under the same ID. `false`: there is no such change, or it does not need
 * to be told, or was asked a moment ago.
 */
export async function retryChange(
  deps: ChangesDeps,
  accountId: string,
  { at, service }: { at: number; service: string },
): Promise<boolean> {
  const { value: change } = await read(deps.store, valuesChangedRecord({ accountId, at }));
  const known = change && await knownServices(deps, accountId);
  const one = known?.find((one) => one.service.id === service);
  const message = one && wayTo(deps, one, change!)?.message;
  if (!message) return false;
  return await transact(deps.store, { logged: logOf(message) }, ({ logged }, write) => {
    if (!mayRetry(logged, deps.clock.now())) return false;
    write.delete(logged);
    enqueue(write, message);
    return true;
  });
}

function mayRetry({ value }: Found<Logged>, now: number): boolean {
  const told = stateOf(value, now);
  return told.state === "refused" && told.canRetry;
}
