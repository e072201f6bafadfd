/** All attacks, and how they are run. */
import type { Attack, Attempt } from "./attack.ts";
import { ANSWER_ATTACKS } from "./cases/answers.ts";
import { API_BODY_ATTACKS } from "./cases/api_bodies.ts";
import { API_ID_ATTACKS } from "./cases/api_ids.ts";
import { API_TOKEN_ATTACKS } from "./cases/api_tokens.ts";
import { ASSERTION_ATTACKS } from "./cases/assertions.ts";
import { CITIZEN_ATTACKS } from "./cases/citizens.ts";
import { CLIENT_ASSERTION_ATTACKS } from "./cases/client_assertions.ts";
import { CROSS_SITE_ATTACKS } from "./cases/cross_site.ts";
import { CROWD_ATTACKS } from "./cases/crowds.ts";
import { ENDED_SESSION_ATTACKS } from "./cases/ended_sessions.ts";
import { DESK_ATTACKS } from "./cases/desk.ts";
import { DESK_AGENCY_ATTACKS } from "./cases/desk_agency.ts";
import { DESK_APPLICATION_ATTACKS } from "./cases/desk_applications.ts";
import { DESK_CONSOLE_ATTACKS } from "./cases/desk_console.ts";
import { DESK_MEMBERS_ATTACKS } from "./cases/desk_members.ts";
import { DESK_PUBLICATION_ATTACKS } from "./cases/desk_publication.ts";
import { DESK_REVIEW_ATTACKS } from "./cases/desk_review.ts";
import { DESK_TRIAL_ATTACKS } from "./cases/desk_trials.ts";
import { EVENT_TOKEN_ATTACKS } from "./cases/event_tokens.ts";
import { FILE_ATTACKS } from "./cases/files.ts";
import { FLOOD_ATTACKS } from "./cases/floods.ts";
import { FRAMING_ATTACKS } from "./cases/framing.ts";
import { HEADER_ATTACKS } from "./cases/headers.ts";
import { HTTP2_ATTACKS } from "./cases/http2.ts";
import { LEAVING_ATTACKS } from "./cases/leaving.ts";
import { LOGOUT_TOKEN_ATTACKS } from "./cases/logout_tokens.ts";
import { LONG_HEAD_ATTACKS } from "./cases/long_heads.ts";
import { OPENID_REQUEST_ATTACKS } from "./cases/openid_requests.ts";
import { OPENID_TOKEN_ATTACKS } from "./cases/openid_tokens.ts";
import { OPENING_ATTACKS } from "./cases/openings.ts";
import { PASSKEY_ATTACKS } from "./cases/passkeys.ts";
import { PORTAL_FORM_ATTACKS } from "./cases/portal_forms.ts";
import { PUSH_ENDPOINT_ATTACKS } from "./cases/push_endpoints.ts";
import { QR_ATTACKS } from "./cases/qr.ts";
import { REPEATED_FORM_ATTACKS } from "./cases/repeated_forms.ts";
import { REQUEST_LINE_ATTACKS } from "./cases/request_lines.ts";
import { RETURN_ATTACKS } from "./cases/return_targets.ts";
import { SEARCH_ATTACKS } from "./cases/searches.ts";
import { SESSION_ATTACKS } from "./cases/sessions.ts";
import { SIGN_OUT_ATTACKS } from "./cases/sign_out.ts";
import { SHARE_ATTACKS } from "./cases/shares.ts";
import { SOCKET_ATTACKS } from "./cases/sockets.ts";
import { SWITCHED_ATTACKS } from "./cases/switched.ts";
import { STORED_MARKUP_ATTACKS } from "./cases/stored_markup.ts";
import { TARGET_ATTACKS } from "./cases/targets.ts";
import { TRACKING_ATTACKS } from "./cases/tracking.ts";
import { UPSTREAM_ATTACKS } from "./cases/upstreams.ts";
import { WAY_BACK_ATTACKS } from "./cases/ways_back.ts";
import type { Stage } from "./stage.ts";

export const ATTACKS: Attack[] = [
  ...HEADER_ATTACKS,
  ...TARGET_ATTACKS,
  ...SWITCHED_ATTACKS,
  ...REQUEST_LINE_ATTACKS,
  ...FRAMING_ATTACKS,
  ...HTTP2_ATTACKS,
  ...ANSWER_ATTACKS,
  ...SOCKET_ATTACKS,
  ...ASSERTION_ATTACKS,
  ...RETURN_ATTACKS,
  ...CROSS_SITE_ATTACKS,
  ...SIGN_OUT_ATTACKS,
  ...SESSION_ATTACKS,
  ...CROWD_ATTACKS,
  ...FLOOD_ATTACKS,
  ...ENDED_SESSION_ATTACKS,
  ...FILE_ATTACKS,
  ...LOGOUT_TOKEN_ATTACKS,
  ...EVENT_TOKEN_ATTACKS,
  ...OPENID_REQUEST_ATTACKS,
  ...OPENID_TOKEN_ATTACKS,
  ...CLIENT_ASSERTION_ATTACKS,
  ...OPENING_ATTACKS,
  ...PASSKEY_ATTACKS,
  ...PUSH_ENDPOINT_ATTACKS,
  ...QR_ATTACKS,
  ...UPSTREAM_ATTACKS,
  ...SHARE_ATTACKS,
  ...LONG_HEAD_ATTACKS,
  ...WAY_BACK_ATTACKS,
  ...REPEATED_FORM_ATTACKS,
  ...API_TOKEN_ATTACKS,
  ...API_ID_ATTACKS,
  ...PORTAL_FORM_ATTACKS,
  ...SEARCH_ATTACKS,
  ...TRACKING_ATTACKS,
  ...STORED_MARKUP_ATTACKS,
  ...CITIZEN_ATTACKS,
  ...API_BODY_ATTACKS,
  ...LEAVING_ATTACKS,
  ...DESK_ATTACKS,
  ...DESK_AGENCY_ATTACKS,
  ...DESK_APPLICATION_ATTACKS,
  ...DESK_REVIEW_ATTACKS,
  ...DESK_CONSOLE_ATTACKS,
  ...DESK_MEMBERS_ATTACKS,
  ...DESK_PUBLICATION_ATTACKS,
  ...DESK_TRIAL_ATTACKS,
].sort((a, b) => a.number - b.number);

/** Concurrent attempts. */
const LANES = 6;

export interface Fought {
  attack: Attack;
  attempts: Attempt[];
}

/** Makes the attempts of one attack: all, or about `most` of them, evenly spread over its list. */
export async function fight(attack: Attack, stage: Stage, most = Infinity): Promise<Fought> {
  const answer = stage.upstream.answer;
  const all = attack.attempts(stage);
  const stride = Math.max(1, Math.floor(all.length / most));
  const waiting = all.filter((_, index) => index % stride === 0);
  const attempts: Attempt[] = [];
  await Promise.all(Array.from({ length: attack.inTurn ? 1 : LANES }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) attempts.push(await made(next));
  }));
  stage.upstream.answer = answer;
  await attack.after?.(stage);
  for (const message of stage.unclaimed()) {
    attempts.push({ name: "?", got: "unclaimed", breach: message.slice(0, 80) });
  }
  return { attack, attempts };
}

/** An error is a breach: the other lanes still end before the next list begins. */
async function made(attempt: () => Promise<Attempt>): Promise<Attempt> {
  try {
    return await attempt();
  } catch (error) {
    return { name: "?", got: "an error", breach: Deno.inspect(error) };
  }
}
