/** The field in which static/passkey.js sends an authenticator's answer. */
import { BadForm } from "../site/form.ts";
import type { Visit } from "../site/visit.ts";

/** In characters of JSON: the longest that domain/passkey/credential/response.ts reads. */
const MAX_CREDENTIAL = 12_000;

/** Empty if the form was sent without the script. Throws `BadForm`, which is answered with 400. */
export async function credentialOf(visit: Visit): Promise<string> {
  const all = (await visit.fields())?.getAll("credential") ?? [];
  const [credential = ""] = all;
  if (all.length > 1 || credential.length > MAX_CREDENTIAL) throw new BadForm();
  return credential;
}
