/** What a page asks of the browser's authenticator, as static/passkey.js reads it. */
import type { Reply } from "./http_client.ts";

export interface PasskeyOptions {
  /** base64url */
  challenge: string;
  /** For a new passkey. */
  user: { id: string };
}

export function passkeyOptionsOf(page: Pick<Reply, "text" | "status">): PasskeyOptions {
  const json = /data-options="([^"]*)"/.exec(page.text)?.[1];
  if (!json) throw new Error(`Cannot find a question on the page: ${page.status}`);
  return JSON.parse(json.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
}
