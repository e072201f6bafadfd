/** The session of a person who proved level 3 continues with it. */
import { notePersonChanged } from "../events/person_changed.ts";
import { includeNotice, readNoticeRecords } from "../notice/include_notice.ts";
import { transact } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import { askedFor, rememberAnswer } from "../session/answered_form.ts";
import type { Level3Way } from "../session/level3.ts";
import type { LiveSession } from "../session/live_sessions.ts";
import { renewalRecords, renewSession } from "../session/renew_session.ts";
import type { Session } from "../session/session.ts";
import { auditRecord, type Caller, noticeOf } from "../journey/caller.ts";
import type { AssurancePorts } from "./ports.ts";

export interface Raised {
  outcome: "raised";
  /** For the cookie: the session continues under a new identifier (security_cases 15). */
  sessionToken: string;
  session: Session;
}

/** `typed`: what the same form would contain again. `elsewhere`: the session has ended. */
export async function raiseLevel(
  deps: AssurancePorts,
  caller: Caller,
  { live, way, typed }: { live: LiveSession; way: Level3Way; typed: string },
): Promise<Raised | { outcome: "elsewhere" }> {
  const { sessionDigest: digest, account } = live;
  const kind = "level_raised" as const;
  const gather = async (read: Read) => ({
    renewal: await read(renewalRecords(digest, account.id)),
    news: await readNoticeRecords(deps, read, { kind, accountId: account.id }),
  });
  return await transact(deps.store, gather, ({ renewal, news }, write) => {
    const now = deps.clock.now();
    const changes = { level: 3, level3: { at: now, way } } as const;
    const renewed = renewSession(deps, write, renewal, now, changes);
    if (!renewed) return { outcome: "elsewhere" };
    const { token, session } = renewed;
    const sender = { held: digest, opened: caller.opened, asked: askedFor(deps, way, typed) };
    rememberAnswer(deps, write, sender, { sessionToken: token, now });
    const more = { accountId: account.id, detail: { session: session.id, way } };
    deps.audit.include(write, auditRecord(deps, caller, "level.raised", more));
    const formerlyAt = renewal.session.value?.level3?.at;
    const facts = [{ fact: "level3_proved", sessionId: session.id, formerlyAt }] as const;
    notePersonChanged(write, { accountId: account.id, facts, now });
    includeNotice(deps, write, news, { kind, ...noticeOf(caller, session) });
    return { outcome: "raised", sessionToken: token, session };
  });
}
