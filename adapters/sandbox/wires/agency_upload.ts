/** A text as a file of an agency, for a letter or a dossier: announced, then sent whole. */
import type { AgencyApi, ApiAnswer } from "./agency_api.ts";

export const UPLOAD_SCOPE = "attachments.write";

/** @returns its ID, or what the window answered instead */
export async function uploadText(
  api: AgencyApi,
  { name, text }: { name: string; text: string },
): Promise<string | ApiAnswer> {
  const bytes = new TextEncoder().encode(text);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const announced = await api({
    method: "POST",
    path: "/attachments",
    body: {
      name,
      type: "text/plain",
      size: bytes.length,
      sha256: new Uint8Array(digest).toHex(),
    },
  });
  if (announced.status !== 201) return announced;
  const { id } = announced.json;
  const sent = await api({
    method: "PATCH",
    path: `/attachments/${id}`,
    body: bytes,
    headers: {
      "content-type": "application/partial-upload",
      "upload-offset": "0",
      "upload-complete": "?1",
    },
  });
  return sent.status === 200 ? id : sent;
}
