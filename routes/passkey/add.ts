/** `/passkeys/add`: a new passkey, soon after a sign-in in this browser. */
import { isRecentlyProved } from "../../domain/access/needs.ts";
import { type AddOutcome, addPasskey, passkeyCreation } from "../../domain/passkey/add_passkey.ts";
import { listPasskeys } from "../../domain/passkey/change_passkey.ts";
import { MAX_PASSKEYS } from "../../domain/passkey/credential/passkeys.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { keepSuccess } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import { ADD_PASSKEY } from "../site/return_to.ts";
import type { Visit } from "../site/visit.ts";
import { credentialOf } from "./credential.ts";
import { PASSKEYS } from "./list.ts";

export function mountAddPasskey({ signedIn }: Site): void {
  signedIn.get(ADD_PASSKEY, (visit, live) => page(visit, live, { name: "" }));
  signedIn.post(ADD_PASSKEY, add);
}

async function add(visit: Visit, live: LiveSession): Promise<Response | null> {
  const credential = await credentialOf(visit);
  const { name } = await visit.form(["name"]);
  const answer = { credential, name };
  const result = await addPasskey(visit.ports, visit.callerOrNew(), live, answer);
  switch (result.outcome) {
    case "added":
      keepSuccess(visit, "passkey_added");
      return visit.leave(PASSKEYS);
    case "full":
      return visit.leave(PASSKEYS);
    case "elsewhere":
      return null;
    default:
      return await page(visit, live, { name, failure: failureOf(result) });
  }
}

type Props = PageProps<"passkeyAdd">;
type Failed = Exclude<AddOutcome, { outcome: "added" | "full" | "elsewhere" }>;

function failureOf(failed: Failed): Props["failure"] {
  switch (failed.outcome) {
    case "limited":
      return { code: "later", retryAt: failed.retryAt };
    case "known":
      return { code: "refused" };
    default:
      return { code: failed.outcome };
  }
}

/** The question on the page proves that the person signed in just before. */
async function page(
  visit: Visit,
  live: LiveSession,
  props: Omit<Props, "options">,
): Promise<Response> {
  const { ports, language } = visit;
  if (!isRecentlyProved(live.session, ports.clock.now())) {
    return await visit.signInFirst(ADD_PASSKEY);
  }
  const known = await listPasskeys(ports.store, live.account.id);
  if (known.length >= MAX_PASSKEYS) return visit.leave(PASSKEYS);
  const windowName = ports.views.application(language).name;
  const options = passkeyCreation(ports, live, { windowName, known });
  return await visit.page("passkeyAdd", { ...props, options }, {
    status: statusOf(props.failure),
    retryAt: retryAtOf(props.failure),
  });
}

function statusOf(failure: Props["failure"]): PageStatus {
  if (!failure) return 200;
  return failure.code === "later" ? PROBLEM_STATUS.limited : 422;
}
