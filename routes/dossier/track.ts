/**
 * `/track`: the state of a dossier by its number, without signing in. The number comes by POST, so
 * that it stands in no address, log or history.
 */
import { spendTracking } from "../../domain/budget/tracking.ts";
import { trackedState } from "../../domain/dossier/track.ts";
import { parseTrackingNumber } from "../../domain/text/tracking_number.ts";
import { minuteSource } from "../site/caller.ts";
import type { Site } from "../site/groups.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";

export function mountTrack({ open }: Site): void {
  open.get("/track", (visit) => visit.page("track", { typed: "" }));
  open.post("/track", track);
}

async function track(visit: Visit): Promise<Response> {
  const { ports } = visit;
  const { number: typed } = await visit.form(["number"]);
  const parsed = parseTrackingNumber(typed);
  if ("error" in parsed) {
    return await visit.page("track", { typed, error: parsed.error }, { status: 422 });
  }
  const retryAt = await spendTracking(ports, await minuteSource(visit));
  if (retryAt !== null) {
    const failure = { code: "limited", retryAt } as const;
    return await visit.page("track", { typed, failure }, {
      status: PROBLEM_STATUS.limited,
      retryAt,
    });
  }
  const { trackingNumber } = parsed;
  const state = await trackedState(ports, trackingNumber);
  return state
    ? await visit.page("track", { typed, found: { trackingNumber, state } })
    : await visit.page("track", { typed, failure: { code: "unknown" } }, { status: 404 });
}
