/**
 * Tells the citizen of a dossier's moves: at once when it is their turn or the matter has ended, of
 * anything else once, the next morning, and never by SMS (docs/decisions/0316).
 */
import { nextMorning } from "../messages/period.ts";
import { unreadRecord } from "../messages/marks.ts";
import { outcomeOf, tellPerson, type TellPersonDeps } from "../notice/tell_person.ts";
import { NOTICE_ATTEMPTS, personReceiver } from "../notice/notice.ts";
import type { NewMessage } from "../outbox/enqueue.ts";
import type { Message } from "../outbox/message.ts";
import type { Outcome, Sender } from "../outbox/sender.ts";
import { HOUR } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { type Catalogue, titleIn } from "../services/catalogue.ts";
import { type Dossier, dossierRecord } from "./dossier.ts";
import { turnOf } from "./state.ts";

export const DOSSIER_NEWS = "dossier_news";

interface DossierNews {
  dossier: string;
  /** It was the citizen's turn, or the end. */
  isPressing?: true;
}

/** An agency that moves it back and forth sends one SMS an hour at most. */
export const PRESSING_PAUSE = HOUR;

/** The citizen must act, or nobody has to any more. */
const isPressing = ({ state }: Pick<Dossier, "state">): boolean =>
  ["citizen", "nobody"].includes(turnOf(state));

/** What an agency's act means for the citizen: the dossier to store with it, and the message. */
export function newsOf(
  dossier: Dossier,
  at: number,
): { dossier: Dossier; message: NewMessage<DossierNews> } {
  if (!isPressing(dossier)) return { dossier, message: quietNews(dossier, at) };
  const { id, accountId, toldAt } = dossier;
  // One that waits for the end of the pause is replaced: it tells of both.
  const leavesAt = toldAt !== undefined && at < toldAt + PRESSING_PAUSE
    ? toldAt > at ? toldAt : toldAt + PRESSING_PAUSE
    : at;
  const message = {
    id: `${id}.${leavesAt}`,
    kind: DOSSIER_NEWS,
    receiver: personReceiver(accountId),
    at,
    dueAt: leavesAt > at ? leavesAt : undefined,
    content: { dossier: id, isPressing: true } as const,
  };
  return { dossier: { ...dossier, toldAt: leavesAt }, message };
}

/** Several until the next morning are one message. */
export function quietNews({ id, accountId }: Dossier, at: number): NewMessage<DossierNews> {
  const dueAt = nextMorning(at);
  return {
    id: `${id}.quiet`,
    kind: DOSSIER_NEWS,
    receiver: personReceiver(accountId),
    at,
    dueAt,
    content: { dossier: id },
  };
}

export interface DossierNewsDeps extends TellPersonDeps {
  catalogue: Pick<Catalogue, "current">;
}

export function createDossierNewsSender(deps: DossierNewsDeps): Sender {
  return {
    ...NOTICE_ATTEMPTS,
    isClaimed: true,
    async send({ at, content }: Message): Promise<Outcome> {
      const { dossier: id, isPressing: wasPressing = false } = content as DossierNews;
      const { value: dossier } = await read(deps.store, dossierRecord(id));
      if (!dossier) return { outcome: "delivered" };
      const { accountId, service } = dossier;
      const { value: isUnread } = await read(deps.store, unreadRecord(accountId, id));
      const isOver = wasPressing && !isPressing(dossier);
      if (!isUnread || isOver) return { outcome: "delivered" };
      const news = {
        subject: "dossiers",
        at,
        office: (language: string) => titleIn(deps.catalogue, service, language),
      } as const;
      return outcomeOf(await tellPerson(deps, accountId, news, { isQuiet: !wasPressing }));
    },
  };
}
