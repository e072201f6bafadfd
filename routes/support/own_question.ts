/** What the page of an asker's own question shows, at the window and at the desk. */
import { parseTrackingNumber } from "../../domain/text/tracking_number.ts";
import type { TextError } from "../../domain/support/text.ts";
import {
  isWritable,
  MAX_OPEN,
  MAX_TEXT,
  reopenedUntil,
  type SupportRequest,
} from "../../domain/support/request.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";

export interface Typed {
  text: string;
  error?: TextError;
  /** Others are open: this one cannot be opened again. */
  isTooMany?: boolean;
}

export function ownQuestionProps(
  { ports }: Pick<Visit, "ports">,
  request: SupportRequest,
  { typed, isUnread = false }: { typed?: Typed; isUnread?: boolean },
): PageProps<"supportRequest"> {
  const { number, topic, state, messages } = request;
  const now = ports.clock.now();
  return {
    number,
    topic,
    state,
    messages,
    isUnread,
    isOpen: isWritable(request, now),
    reopenedUntil: reopenedUntil(request, now) ?? undefined,
    tooMany: typed?.isTooMany ? MAX_OPEN : undefined,
    typed: typed ?? { text: "" },
    maxText: MAX_TEXT,
  };
}

export const statusOf = (typed?: Typed): PageStatus =>
  typed?.isTooMany ? PROBLEM_STATUS.limited : typed ? 422 : 200;

/** The number of the question that a new one continues, as a link names it. */
export function continued(visit: Pick<Visit, "query">): string | undefined {
  const parsed = parseTrackingNumber(visit.query("after") ?? "");
  return "trackingNumber" in parsed ? parsed.trackingNumber : undefined;
}
