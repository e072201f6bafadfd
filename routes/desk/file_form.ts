/** Forms of the desk with a file: what stands before the file is read even if the file is not taken. */
import { MAX_SIZE } from "../../domain/attachments/file/limits.ts";
import { MINUTE } from "../../domain/platform/platform.ts";
import { boundaryOf, partsOf } from "../assurance/multipart.ts";
import { BODY_PATIENCE } from "../site/patient_body.ts";
import { takesFile } from "../site/form.ts";
import type { Visit } from "../site/visit.ts";
import type { BodyPatience } from "../site/window_ports.ts";

/** The time limit of an upload. */
export const FILE_PATIENCE: BodyPatience = { ...BODY_PATIENCE, limit: 10 * MINUTE };

/** Fields, boundaries and headers. */
export const FIELDS_BYTES = 128 * 1024;
/** Concurrent uploads per worker, each of `MAX_SIZE` and its fields. */
export const MAX_UPLOADS = 4;

export interface SentFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface FileForm {
  fields: URLSearchParams;
  /** Absent if none was chosen. */
  file?: SentFile | { fault: "large" | "cut" };
}

/** A body is read once: what stood beside the file, to be shown again. */
const fieldsRead = new WeakMap<Request, URLSearchParams>();

/** What the form has beside its file, also after it was read. `null`: it has none. */
export async function fieldsBesideFile(
  { path, request }: Pick<Visit, "path" | "request">,
): Promise<URLSearchParams | null> {
  if (!takesFile(path)) return null;
  return fieldsRead.get(request) ?? (await readFileForm(request, FIELDS_BYTES))?.fields ?? null;
}

/**
 * `null`: no form of ours. Reads no more than `limit` bytes of the body; `Deno.serve` drops the rest, and
 * the browser shows the response.
 */
export async function readFileForm(
  request: Request,
  limit = MAX_SIZE + FIELDS_BYTES,
): Promise<FileForm | null> {
  const { body, headers } = request;
  const boundary = boundaryOf(headers.get("content-type") ?? "");
  if (!body || !boundary) return null;
  const { bytes, end } = await readUpTo(body, limit);
  const parts = partsOf(bytes, boundary);
  if (!parts) return null;
  const fields = new URLSearchParams();
  fieldsRead.set(request, fields);
  const form: FileForm = { fields };
  for (const { name, fileName, content, isWhole } of parts) {
    if (fileName === undefined) {
      if (isWhole) fields.append(name, new TextDecoder().decode(content));
    } else if (fileName !== "" || content.length > 0) {
      form.file = isWhole ? { name: fileName, bytes: content } : { fault: end };
    }
  }
  return form;
}

/** `end`: why there may be more. */
async function readUpTo(
  body: ReadableStream<Uint8Array>,
  limit: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; end: "large" | "cut" }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let end: "large" | "cut" = "cut";
  try {
    for await (const chunk of body) {
      chunks.push(chunk.subarray(0, limit - length));
      length += chunks.at(-1)!.length;
      if (length < limit) continue;
      end = "large";
      break;
    }
  } catch {
    // Broken off, or too slow: what has arrived is read.
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes, end };
}
