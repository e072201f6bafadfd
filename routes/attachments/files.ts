/**
 * The host of files. It knows no person and no cookie: the address says who may have what
 * (docs/decisions/0295). Files are saved, never shown.
 */
import { disposition } from "../../domain/attachments/file/disposition.ts";
import { type ByteRange, readRange } from "../../domain/attachments/file/range.ts";
import { findFile, type ServedFile, type ServeFileDeps } from "../../domain/attachments/serve.ts";
import { problemDocument } from "../gateway/refusal.ts";
import type { Refuse } from "../gateway/refuse.ts";

export interface FilesDeps extends ServeFileDeps {
  refuse: Refuse;
  languages: readonly string[];
}

export type Files = (request: Request, context: { requestId: string }) => Promise<Response>;

export function createFiles(deps: FilesDeps): Files {
  return async (request, { requestId }) => {
    const { method, url } = request;
    if (method !== "GET" && method !== "HEAD") {
      return problemDocument("method_not_allowed", { requestId, headers: { allow: "GET, HEAD" } });
    }
    const { pathname, searchParams } = new URL(url);
    const asked = { attachment: pathname.slice(1), key: searchParams.get("key") ?? "" };
    const file = await findFile(deps, asked);
    if (!file) {
      const language = deps.languages.find((tag) => tag === searchParams.get("lang"));
      return await deps.refuse(withoutCookie(request), "file_gone", { requestId, language });
    }
    return answer(request, file, requestId);
  };
}

/** Some browser may send one that was set for the whole domain. */
function withoutCookie({ method, url, headers: sent }: Request) {
  const headers = new Headers(sent);
  headers.delete("cookie");
  return { method, url, headers };
}

function answer(request: Request, file: ServedFile, requestId: string): Response {
  const { attachment, content } = file;
  const etag = `"${attachment.sha256}"`;
  const range = isCurrent(request.headers.get("if-range"), etag)
    ? readRange(request.headers.get("range"), content.size)
    : null;
  const headers = { ...headersOf(file), etag, "x-request-id": requestId };
  if (range === "unsatisfiable") {
    // RFC 9110 §15.5.17
    const unsatisfied = { ...headers, "content-range": `bytes */${content.size}` };
    return new Response(null, { status: 416, headers: unsatisfied });
  }
  const { from, to }: ByteRange = range ?? { from: 0, to: content.size };
  const part = range && { "content-range": `bytes ${from}-${to - 1}/${content.size}` };
  const body = request.method === "HEAD" ? null : ReadableStream.from(content.stream(from, to));
  return new Response(body, {
    status: range ? 206 : 200,
    headers: { ...headers, ...part, "content-length": String(to - from) },
  });
}

/** Of the file that the client has a part of (RFC 9110 §13.1.5); the bytes never change. */
const isCurrent = (ifRange: string | null, etag: string) => ifRange === null || ifRange === etag;

const TEXT = /^text\//;

const headersOf = ({ attachment }: ServedFile): Record<string, string> => ({
  "content-type": TEXT.test(attachment.type)
    ? `${attachment.type}; charset=utf-8`
    : attachment.type,
  "content-disposition": disposition(attachment),
  "accept-ranges": "bytes",
  "cache-control": "no-store",
  "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-site",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
});
