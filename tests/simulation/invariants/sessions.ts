/** No session is accepted after its end, or longer than stated where machines remember answers. */
import type { Account } from "../../../domain/identity/account.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { isLive } from "../../../domain/session/use_session.ts";
import type { Session } from "../../../domain/session/session.ts";
import { MAX_SKEW, OUTAGE_GRACE } from "../machine/settings.ts";
import { PATIENCE } from "../store/network.ts";
import { type Acceptance, type Broke, type Watcher, writesOf } from "./watcher.ts";

/** From a revocation until every machine that reaches the store refuses the session. */
export const STATED_LAG = SECOND;
/** A warm answer is not asked again for so long (docs/decisions/0100), and longer in an outage. */
const WARM = 5 * SECOND;

interface Known {
  session: Session;
  endedAt: number;
}

export function sessions(broke: Broke): Watcher {
  const byDigest = new Map<string, Known>();
  const ofAccount = new Map<string, Set<Known>>();

  function begin(digest: string, session: Session) {
    const known = byDigest.get(digest) ?? { session, endedAt: Infinity };
    known.session = session;
    byDigest.set(digest, known);
    if (!ofAccount.has(session.accountId)) ofAccount.set(session.accountId, new Set());
    ofAccount.get(session.accountId)!.add(known);
  }

  function judge(account: Account, at: number) {
    for (const known of ofAccount.get(account.id) ?? []) {
      // Its age is judged where it is accepted.
      const { session } = known;
      if (!isLive(session, account, session.createdAt)) known.endedAt = Math.min(known.endedAt, at);
    }
  }

  return {
    committed({ asked, at }) {
      for (const { key, value } of writesOf(asked, "session")) {
        const digest = String(key[1]);
        if (value !== undefined) begin(digest, value as Session);
        else if (byDigest.has(digest)) byDigest.get(digest)!.endedAt = Math.min(at, endOf(digest));
      }
      for (const { value } of writesOf(asked, "account")) judge(value as Account, at);
    },
    accepted(acceptance) {
      const { askedAt, digest } = acceptance;
      const late = askedAt - endOf(digest) - lagOf(acceptance, endOf(digest));
      if (late > 0) broke("no session after its end", `accepted ${Math.round(late)} ms late`);
      const age = askedAt - MAX_SKEW * 2 - acceptance.session.expiresAt;
      if (age > 0) broke("no session after its end", `accepted ${Math.round(age)} ms too old`);
    },
  };

  function endOf(digest: string) {
    return byDigest.get(digest)?.endedAt ?? Infinity;
  }
}

function lagOf({ isFresh, troubledUntil }: Acceptance, endedAt: number): number {
  if (isFresh) return 0;
  return troubledUntil >= endedAt ? WARM + OUTAGE_GRACE + PATIENCE + 2 * MAX_SKEW : STATED_LAG;
}
