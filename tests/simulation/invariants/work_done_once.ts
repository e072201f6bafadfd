/** What one worker does for all: sealing by the holder of its lease, notices with a claim for each. */
import type { Account } from "../../../domain/identity/account.ts";
import { type Notice, refusalToken } from "../../../domain/notice/notice.ts";
import { hash } from "../machine/machine.ts";
import { type Broke, valuesOf, type Watcher, writesOf } from "./watcher.ts";

export function sealingByHolder(broke: Broke): Watcher {
  let holder: string | undefined;
  return {
    committed({ machine, done }) {
      const isLease = writesOf(done, "lease").some(({ key }) => key[1] === "sealing");
      if (isLease) holder = machine;
      if (writesOf(done, "audit_head").length === 0 || machine === holder) return;
      broke("work is done by one worker", `${machine} seals, and ${holder} has the lease`);
    },
  };
}

interface Promised {
  notice: Notice;
  claims: number;
  sent: number;
  isAcknowledged: boolean;
}

export function noticesGoOut(broke: Broke): Watcher {
  const byLink = new Map<string, Promised>();
  const byId = new Map<string, Promised>();
  const withoutMobile = new Set<string>();
  const no = (what: string) => broke("a notice goes out", what);

  function note(notice: Notice, isNew: boolean) {
    const known = byId.get(notice.id);
    if (known) {
      if (isNew) known.claims = Math.max(known.claims, notice.attempts);
      return known;
    }
    const promised = { notice, claims: 0, sent: 0, isAcknowledged: false };
    byId.set(notice.id, promised);
    byLink.set(refusalToken(hash, notice.id), promised);
    return promised;
  }

  return {
    committed({ asked, done }) {
      for (const notice of valuesOf<Notice>(done, "notice")) note(notice, true);
      for (const notice of valuesOf<Notice>(asked, "notice")) note(notice, false);
      for (const { id, mobile } of valuesOf<Account>(done, "account")) {
        if (mobile === undefined) withoutMobile.add(id);
      }
    },
    acknowledged({ asked }) {
      for (const notice of valuesOf<Notice>(asked, "notice")) {
        byId.get(notice.id)!.isAcknowledged = true;
      }
    },
    messaged(message) {
      if (!("link" in message)) return;
      const promised = byLink.get(message.link.slice(message.link.lastIndexOf("/") + 1));
      if (!promised) return no("with a link that nobody was promised");
      if (++promised.sent > promised.claims) no("more often than it was claimed");
    },
    rested() {
      for (const { notice: { kind, accountId }, sent, isAcknowledged } of byId.values()) {
        if (sent > 0 || !isAcknowledged || withoutMobile.has(accountId)) continue;
        return no(`${kind} was never sent`);
      }
    },
  };
}
