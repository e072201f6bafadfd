/** For every session that has ended, each service that it had entered has been written a message. */
import { LOGOUT, type SessionEnd } from "../../../domain/federation/tell_services.ts";
import { sidAt } from "../../../domain/services/pairwise.ts";
import type { Account } from "../../../domain/identity/account.ts";
import type { Message } from "../../../domain/outbox/message.ts";
import type { EnteredServices } from "../../../domain/session/entered_services.ts";
import type { Session } from "../../../domain/session/session.ts";
import { isLive } from "../../../domain/session/use_session.ts";
import { hash } from "../machine/machine.ts";
import { SERVICE } from "../machine/settings.ts";
import { type Broke, valuesOf, type Watcher, writesOf } from "./watcher.ts";

export function servicesAreTold(broke: Broke): Watcher {
  const entered = new Map<string, { accountId: string; noted: EnteredServices }>();
  const sessions = new Map<string, Session>();
  const accounts = new Map<string, Account>();
  const told = new Set<string>();
  const no = (what: string) => broke("services are told of ends", what);

  return {
    committed({ asked }) {
      for (const { key: [, accountId, id], value } of writesOf(asked, "entered_services")) {
        if (value === undefined) continue;
        entered.set(String(id), { accountId: String(accountId), noted: value as EnteredServices });
      }
      for (const { key: [, digest], value } of writesOf(asked, "session")) {
        if (value === undefined) sessions.delete(String(digest));
        else sessions.set(String(digest), value as Session);
      }
      for (const account of valuesOf<Account>(asked, "account")) accounts.set(account.id, account);
      for (const { kind, content } of valuesOf<Message>(asked, "outbox")) {
        if (kind !== LOGOUT) continue;
        const { service, sid } = content as SessionEnd;
        told.add(`${service} ${sid}`);
      }
    },
    rested({ engine }) {
      const live = new Set(sessions.values().filter(isStillLive).map(({ id }) => id));
      for (const [id, { accountId, noted: { services } }] of entered) {
        const isLeft = engine.get(["entered_services", accountId, id]).value !== null;
        if (isLeft && !live.has(id)) return no("what an ended session had entered was left");
        if (isLeft) continue;
        const untold = services.find((service) =>
          !told.has(`${service} ${sidAt({ ...SERVICE, id: service }, id, hash)}`)
        );
        if (untold) return no(`${untold} was not told`);
      }
    },
  };

  /** Those that nobody used for too long are taken by their timer, later. */
  function isStillLive(session: Session): boolean {
    const account = accounts.get(session.accountId);
    return account !== undefined && isLive(session, account, session.createdAt);
  }
}
