/** `/passkeys/<id>`: its name, and its end. */
import { listPasskeys, removePasskey, renamePasskey } from "../../domain/passkey/change_passkey.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { keepSuccess } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { PASSKEYS, shownPasskey } from "./list.ts";

const PASSKEY = `${PASSKEYS}/:id{[0-9a-f]{16}}`;

export function mountPasskey({ signedIn }: Site): void {
  signedIn.get(PASSKEY, (visit, live) => page(visit, live));
  signedIn.post(PASSKEY, change);
}

async function change(visit: Visit, live: LiveSession): Promise<Response | null> {
  const { action, name } = await visit.form(["action", "name"]);
  if (action === "remove") return await remove(visit, live);
  if (action !== "rename") return await visit.problem("bad_request");
  const renamed = await renamePasskey(visit.ports, live, { id: visit.param("id"), name });
  switch (renamed.outcome) {
    case "renamed":
      keepSuccess(visit, "passkey_renamed");
      return visit.leave(PASSKEYS);
    case "name_too_long":
      return await page(visit, live, { typed: name, error: renamed.outcome });
    case "gone":
      return await visit.problem("not_found");
    case "elsewhere":
      return null;
  }
}

async function remove(visit: Visit, live: LiveSession): Promise<Response | null> {
  const id = visit.param("id");
  const { outcome } = await removePasskey(visit.ports, visit.callerOrNew(), live, id);
  if (outcome === "elsewhere") return null;
  // Gone: the button was pressed twice, or in another tab.
  keepSuccess(visit, "passkey_removed");
  return visit.leave(PASSKEYS);
}

async function page(
  visit: Visit,
  { account }: LiveSession,
  props: Omit<PageProps<"passkey">, "passkey"> = {},
): Promise<Response> {
  const all = await listPasskeys(visit.ports.store, account.id);
  const passkey = all.find(({ id }) => id === visit.param("id"));
  if (!passkey) return await visit.problem("not_found");
  const shown = { ...props, passkey: shownPasskey(passkey) };
  return await visit.page("passkey", shown, { status: props.error ? 422 : 200 });
}
