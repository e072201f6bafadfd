/**
 * Tells members of staff that there is news at the desk: by SMS, and never what it is, but of which
 * service. One message for their side is written in the commit of the fact; when it leaves, it
 * becomes one for each member, so that none is told twice because another could not be reached.
 */
import { enqueue } from "../../outbox/enqueue.ts";
import { newMessageId } from "../../outbox/message.ts";
import type { Write } from "../../platform/commit.ts";
import type { Clock, Random } from "../../platform/platform.ts";
import type { LocalTexts } from "../../services/service.ts";
import type { Role } from "../role.ts";

export const DESK_NEWS = "desk_news";
export const SERVICE_NEWS = "service_news";
export const DESK_NEWS_TO_MEMBER = "desk_news_to_member";

export interface DeskNews {
  agencyId: string;
  roles: readonly Role[];
}

/** What happened to a service: for its repeats alone, it stands in no SMS. */
export type ServiceNewsKind =
  | "published"
  | "publish_failed"
  | "taken_back"
  | "suspended"
  | "resumed"
  | "retired"
  | "key_added"
  | "key_ended"
  | "key_expiring"
  | "deliveries_paused";

export interface ServiceNews {
  kind: ServiceNewsKind;
  service: string;
  title: LocalTexts;
  /** Absent: the window's own staff are told. */
  agencyId?: string;
  roles: readonly Role[];
}

export interface MemberNews {
  staffId: string;
  /** Of the service that it is about. */
  title?: LocalTexts;
}

/** Who can do something about an application. */
const TOLD: readonly Role[] = ["manager", "editor"];

/** Who looks after keys and deliveries of a service. */
export const KEY_ROLES: readonly Role[] = ["manager", "key_holder"];

/** The side that is told, as the outbox names it. */
export const sideOf = ({ agencyId }: Pick<ServiceNews, "agencyId">) =>
  agencyId === undefined ? "window" : `agency:${agencyId}`;

type TellDeps = { clock: Clock; random: Random };

/** Within the commit of what is told. */
export function tellDesk(
  deps: TellDeps,
  write: Write,
  { agencyId, at, roles = TOLD }: { agencyId: string; at: number; roles?: readonly Role[] },
): void {
  enqueue<DeskNews>(write, {
    id: newMessageId(deps),
    kind: DESK_NEWS,
    receiver: sideOf({ agencyId }),
    at,
    content: { agencyId, roles },
  });
}

/** Within the commit of what is told. One side of the desk; who has none of the roles is not told. */
export function tellOfService(
  deps: TellDeps,
  write: Write,
  { at, ...news }: Omit<ServiceNews, "roles"> & { at: number; roles?: readonly Role[] },
): void {
  const roles = news.roles ?? (news.agencyId === undefined ? ["operator"] : TOLD);
  enqueue<ServiceNews>(write, {
    id: newMessageId(deps),
    kind: SERVICE_NEWS,
    receiver: sideOf(news),
    at,
    // One after the other, so that each sees whether the one before was told.
    order: `${news.kind} ${news.service}`,
    content: { ...news, roles },
  });
}

/** Within the commit of what one member is told, under an ID that names it. */
export const tellMember = (
  write: Write,
  { id, staffId, at, title }: MemberNews & { id: string; at: number },
): void =>
  enqueue<MemberNews>(write, {
    id,
    kind: DESK_NEWS_TO_MEMBER,
    receiver: `staff:${staffId}`,
    at,
    content: { staffId, title },
  });
