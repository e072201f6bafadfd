/** One process of the window: the functions of the domain that its routes call, over its own ports. */
import { createReminderSender } from "../../../domain/deletion/remind.ts";
import { createAuditChain } from "../../../adapters/audit/audit_chain.ts";
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { createSealer } from "../../../adapters/audit/sealer.ts";
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import { createShards } from "../../../domain/budget/shards.ts";
import { createSystemStrain } from "../../../domain/budget/system_strain.ts";
import { createCaptchas } from "../../../domain/captcha/captcha.ts";
import { EVENT } from "../../../domain/events/event.ts";
import { createPersonChangedSenders } from "../../../domain/events/person_changed.ts";
import { createEndSenders, LOGOUT } from "../../../domain/federation/tell_services.ts";
import {
  DELETION_NOTICE,
  DELETION_REMINDER,
  EMAIL_NOTICE,
  NOTICE,
  PASSKEY_NOTICE,
} from "../../../domain/notice/notice.ts";
import { createNoticeSender } from "../../../domain/notice/send_notices.ts";
import { createDispatcher } from "../../../domain/outbox/dispatcher.ts";
import { PARTITIONS } from "../../../domain/outbox/message.ts";
import type { Sender } from "../../../domain/outbox/sender.ts";
import { createLease, type Work } from "../../../domain/platform/lease.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import { createHandoffs } from "../../../domain/session/handoff.ts";
import { createValuesChangedSenders } from "../../../domain/profile/tell_changes.ts";
import { createLiveSessions, HEARING_INTERVAL } from "../../../domain/session/live_sessions.ts";
import { createSimulatedHash, simulatedSeal } from "../engine/ciphers.ts";
import type { Dice } from "../engine/dice.ts";
import { type ClientDeps, createStoreClient } from "../store/client.ts";
import { type Owner, whenAwake } from "../store/owner.ts";
import type { Outside } from "./outside.ts";
import { plantedLease, type PlantedLeases } from "./planted_leases.ts";
import type { Receivers } from "./receivers.ts";
import { MAX_SKEW, OUTAGE_GRACE, RULES, SERVICE } from "./settings.ts";

export const hash = createSimulatedHash();
const calendar = createJalaliCalendar();

export interface MachineDeps extends ClientDeps, PlantedLeases {
  dice: Dice;
  outside: Outside;
  receivers: Receivers;
  /** An error that no outage of the store explains. */
  onFault(error: unknown): void;
  /** A planted bug: it hears of no revocation by others. */
  isDeaf?: boolean;
}

export type Machine = ReturnType<typeof startMachine>;

export function startMachine(deps: MachineDeps, name: string) {
  const { timeline, dice } = deps;
  const killed = new Set<() => void>();
  const owner: Owner = {
    name,
    isAlive: true,
    troubledUntil: 0,
    strandedUntil: 0,
    resumesAt: 0,
    answersLeft: Infinity,
    die() {
      owner.isAlive = false;
      for (const tell of killed) tell();
    },
  };
  const noteFault = (error: unknown) => isOutage(error) ? undefined : deps.onFault(error);
  let skew = newSkew(dice);
  const clock = { now: () => Math.floor(timeline.now()) + skew };
  const store = createStoreClient(deps, owner);
  const common = { store, clock, random: dice, hash };
  const newShard = createShards(dice);
  const ports = {
    ...common,
    ...deps.outside.ports(owner),
    seal: simulatedSeal,
    calendar,
    audit: createKvAuditLog(store, dice),
    background: (task: () => Promise<void>) => void task().catch(noteFault),
    messages: MESSAGES,
    wires: {},
    rules: RULES,
    window: "https://sso.example.ir",
    newShard,
    strain: createSystemStrain({ ...common, newShard }),
    captchas: createCaptchas({ ...common, painter: NOBODY, speaker: NOBODY }),
  };
  const live = createLiveSessions({ ...common, outageGrace: OUTAGE_GRACE });
  const chain = createAuditChain(common);
  const leaseOf = (work: Work) => plantedLease(deps, () => createLease(common, work));
  const sealer = createSealer({ chain, clock, lease: leaseOf("sealing") });
  const toServices: Sender = {
    isLogged: true,
    send: (message) => deps.receivers.send(owner, message),
  };
  const outbox = createDispatcher({
    ...common,
    leases: Array.from({ length: PARTITIONS }, (_, part) => leaseOf(`outbox_${part}`)),
    background: ports.background,
    senders: {
      ...createEndSenders({ ...common, catalogue: CATALOGUE }),
      ...createPersonChangedSenders({ ...common, catalogue: CATALOGUE }),
      ...createValuesChangedSenders({ ...common, catalogue: CATALOGUE }),
      [LOGOUT]: toServices,
      [EVENT]: toServices,
      [NOTICE]: createNoticeSender(ports),
      [PASSKEY_NOTICE]: createNoticeSender(ports),
      [EMAIL_NOTICE]: createNoticeSender(ports),
      [DELETION_NOTICE]: createNoticeSender(ports),
      [DELETION_REMINDER]: createReminderSender({ ...ports, notices: createNoticeSender(ports) }),
    },
  });

  /** Again and again while the machine lives, with a pause after each end. */
  async function repeat(pause: number, task: () => Promise<unknown>): Promise<void> {
    while (owner.isAlive) {
      await timeline.sleep(pause * dice.between(0.9, 1.1));
      await new Promise<void>((resolve) => whenAwake(timeline, owner, resolve));
      await task().catch(noteFault);
    }
  }

  if (!deps.isDeaf) repeat(HEARING_INTERVAL, live.hear);
  repeat(2 * SECOND, sealer.run);
  repeat(2 * SECOND, outbox.look);

  return {
    owner,
    ports,
    live,
    chain,
    handoffs: createHandoffs(common),
    /** @returns how to stop listening */
    onKilled(listener: () => void) {
      killed.add(listener);
      return () => void killed.delete(listener);
    },
    /** Its clock is set, within what clocks may be wrong by. */
    setClock: () => void (skew = newSkew(dice)),
  };
}

const CATALOGUE = {
  current: () => ({
    get: (id: string) => ({ ...SERVICE, id }),
    values: () => [].values(),
  }),
} as unknown as Parameters<typeof createEndSenders>[0]["catalogue"];

/** Often as wrong as clocks may be. */
function newSkew(dice: Dice): number {
  if (dice.chance(0.4)) return dice.pick([-MAX_SKEW, MAX_SKEW]);
  return Math.round(dice.between(-MAX_SKEW, MAX_SKEW));
}

/** What the routes answer with 503. */
export const isOutage = (error: unknown) => error instanceof StoreUnavailable;

const MAIL = { subject: "", text: "", html: "" };

const MESSAGES = {
  codeMail: () => MAIL,
  contactMail: () => MAIL,
  noticeMail: () => MAIL,
  noticeSms: () => ({ what: "", about: "" }),
  staffNoticeSms: () => ({ what: "", about: "" }),
  refusedRequest: () => "",
  deskNews: () => ({ template: "desk_news", link: "" }) as const,
  newsSms: () => ({ template: "letter", agency: "", date: "" }) as const,
  newsMail: () => MAIL,
  dialled: () => "",
};

/** The actors read the answer of a picture that nobody draws. */
const NOBODY = { paint: () => new Uint8Array(), speak: () => new Uint8Array() };
