/** All invariants as one watcher. */
import { accounts } from "./accounts.ts";
import { actsOnce } from "./acts_once.ts";
import { boundsOfPerson } from "./bounds_of_person.ts";
import { boundsOfPlace } from "./bounds_of_place.ts";
import { boundsOfSystem } from "./bounds_of_system.ts";
import { acknowledgedStays, auditIsComplete } from "./durability.ts";
import { messagesArrive } from "./messages.ts";
import { servicesAreTold } from "./services_told.ts";
import { sessions } from "./sessions.ts";
import { noticesGoOut, workByHolder } from "./work_done_once.ts";
import type { Broke, Watcher } from "./watcher.ts";

const ALL = [
  actsOnce,
  boundsOfPerson,
  boundsOfPlace,
  boundsOfSystem,
  accounts,
  sessions,
  acknowledgedStays,
  auditIsComplete,
  workByHolder,
  noticesGoOut,
  servicesAreTold,
  messagesArrive,
];

export function watchAll(broke: Broke): Required<Watcher> {
  const all: Watcher[] = ALL.map((watch) => watch(broke));
  return {
    committed: (commit) => all.forEach((one) => one.committed?.(commit)),
    acknowledged: (commit) => all.forEach((one) => one.acknowledged?.(commit)),
    accepted: (acceptance) => all.forEach((one) => one.accepted?.(acceptance)),
    given: (held, token) => all.forEach((one) => one.given?.(held, token)),
    messaged: (message) => all.forEach((one) => one.messaged?.(message)),
    received: (message) => all.forEach((one) => one.received?.(message)),
    rested: (rest) => all.forEach((one) => one.rested?.(rest)),
  };
}
