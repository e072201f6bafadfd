/** What one worker does for all: sealing and deliveries, each by the holder of its lease. */
import type { Account } from "../../../domain/identity/account.ts";
import { NOTICE, type Notice, refusalToken } from "../../../domain/notice/notice.ts";
import type { Message } from "../../../domain/outbox/message.ts";
import { hash } from "../machine/machine.ts";
import type { Operations } from "../store/operations.ts";
import { type Broke, valuesOf, type Watcher, writesOf } from "./watcher.ts";

export function workByHolder(broke: Broke): Watcher {
  /** Machines, by the work whose lease they took last. */
  const holders = new Map<string, string>();
  return {
    committed({ machine, done }) {
      for (const { key } of writesOf(done, "lease")) holders.set(String(key[1]), machine);
      for (const work of worksIn(done)) {
        const holder = holders.get(work);
        if (holder === machine) continue;
        broke("work is done by one worker", `${work}: ${machine} is at work, and ${holder} has it`);
      }
    },
  };
}

/** Only those who deliver delete messages. */
function worksIn(done: Operations): string[] {
  const isSealing = writesOf(done, "audit_head").length > 0;
  const ended = writesOf(done, "outbox").filter(({ value }) => value === undefined);
  return [
    ...isSealing ? ["sealing"] : [],
    ...ended.map(({ key }) => `outbox_${String(key[1])}`),
  ];
}

interface Promised {
  notice: Notice;
  sent: number;
  isAcknowledged: boolean;
}

/**
 * A worker may die or lose its lease between sending and the commit that says so, but not again and
 * again: five attempts are made, each of which can happen to two workers.
 */
const MAX_SENT = 10;

export function noticesGoOut(broke: Broke): Watcher {
  const byLink = new Map<string, Promised>();
  const byId = new Map<string, Promised>();
  const withoutMobile = new Set<string>();
  const no = (what: string) => broke("a notice goes out", what);

  function note(notice: Notice) {
    if (byId.has(notice.id)) return;
    const promised = { notice, sent: 0, isAcknowledged: false };
    byId.set(notice.id, promised);
    byLink.set(refusalToken(hash, notice.id), promised);
  }

  return {
    committed({ asked, done }) {
      for (const notice of noticesIn(asked)) note(notice);
      for (const { id, mobile } of valuesOf<Account>(done, "account")) {
        if (mobile === undefined) withoutMobile.add(id);
      }
    },
    acknowledged({ asked }) {
      for (const { id } of noticesIn(asked)) byId.get(id)!.isAcknowledged = true;
    },
    messaged(message) {
      if (!("link" in message)) return;
      const promised = byLink.get(message.link.slice(message.link.lastIndexOf("/") + 1));
      if (!promised) return no("with a link that nobody was promised");
      if (++promised.sent > MAX_SENT) no("more often than it may be tried");
    },
    rested() {
      for (const { notice: { kind, accountId }, sent, isAcknowledged } of byId.values()) {
        if (sent > 0 || !isAcknowledged || withoutMobile.has(accountId)) continue;
        return no(`${kind} was never sent`);
      }
    },
  };
}

const noticesIn = (asked: Operations) =>
  [...valuesOf<Message>(asked, "outbox"), ...valuesOf<Message>(asked, "outbox_queue")]
    .filter(({ kind }) => kind === NOTICE).map(({ content }) => content as Notice);
