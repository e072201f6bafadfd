/** The one form with a file: read to the end or refused, never with more than one photo in memory. */
import { MAX_PHOTO_BYTES } from "../../domain/identity/photo.ts";
import type { WindowContext } from "./deps.ts";

export const FACE_PATH = "/login/level/face";

/** Boundaries and headers of the parts, generously. */
const FORM_OVERHEAD = 16 * 1024;
/** A browser shows the answer only once it has sent its file: what is too large is read this far and dropped. */
const MAX_DROPPED = 64 * 1024 * 1024;

/** The bytes, `null` when no file was chosen; or what is wrong with the form. */
export type Upload = { photo: Uint8Array<ArrayBuffer> | null } | {
  error: "too_large" | "bad_form";
};

/** What the browser calls file and type is not looked at (security_cases 31). */
export async function readPhotoUpload(c: WindowContext): Promise<Upload> {
  const { body, headers } = c.req.raw;
  if (!body) return { error: "bad_form" };
  const bytes = await readLimited(body);
  if (!bytes) return { error: "too_large" };
  const type = headers.get("content-type") ?? "";
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData()
    .catch(() => null);
  const files = form?.getAll("photo") ?? [];
  if (files.length !== 1 || !(files[0] instanceof File)) return { error: "bad_form" };
  const [file] = files;
  return { photo: file.size ? await file.bytes() : null };
}

async function readLimited(
  body: ReadableStream<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const limit = MAX_PHOTO_BYTES + FORM_OVERHEAD;
  let chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    else chunks = [];
    if (length > MAX_DROPPED) break;
  }
  if (length > limit) return null;
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}
