/** Reads the photo of the only form with a file, or returns what is wrong with it. */
import { MAX_PHOTO_BYTES } from "../../domain/identity/photo.ts";
import { MINUTE, SECOND } from "../../domain/platform/platform.ts";
import type { BodyPatience } from "../site/window_ports.ts";
import { boundaryOf, onlyFile } from "./multipart.ts";
import { BODY_PATIENCE, isLate } from "../site/patient_body.ts";

/** The time limit of an upload; on the slowest lines 750 KB arrive within it. */
export const PHOTO_PATIENCE: BodyPatience = { ...BODY_PATIENCE, limit: 2 * MINUTE };

/** Concurrent uploads per worker: including the matcher's copy each takes 10 MB at most. */
export const MAX_UPLOADS = 8;

/** After this time a slot may be free. */
export const UPLOAD_RETRY = 10 * SECOND;

/** Boundaries and headers of the part, with a margin. */
const FORM_OVERHEAD = 16 * 1024;
const MAX_FORM_BYTES = MAX_PHOTO_BYTES + FORM_OVERHEAD;

/** The bytes, `null` if no file was chosen; or what is wrong with the form. */
export type Upload = { photo: Uint8Array<ArrayBuffer> | null } | {
  error: "too_large" | "too_slow" | "bad_form";
};

/**
 * The browser's file name and type are ignored (security_cases 31). No more of a body that is too
 * large is read; `Deno.serve` drops the rest, and the browser shows the response.
 */
export async function readPhotoUpload({ body, headers }: Request): Promise<Upload> {
  const boundary = boundaryOf(headers.get("content-type") ?? "");
  if (!body || !boundary) return { error: "bad_form" };
  if (Number(headers.get("content-length")) > MAX_FORM_BYTES) return { error: "too_large" };
  try {
    const form = await readLimited(body);
    if (!form) return { error: "too_large" };
    const photo = onlyFile(form, { boundary, name: "photo" });
    return photo ? { photo: photo.length ? photo : null } : { error: "bad_form" };
  } catch (error) {
    return { error: isLate(error) ? "too_slow" : "bad_form" };
  }
}

/** Into one buffer that grows as bytes arrive. */
async function readLimited(
  body: ReadableStream<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const buffer = new Uint8Array(MAX_FORM_BYTES);
  let length = 0;
  for await (const chunk of body) {
    if (length + chunk.length > buffer.length) return null;
    buffer.set(chunk, length);
    length += chunk.length;
  }
  return buffer.subarray(0, length);
}
