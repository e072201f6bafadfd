/** Files: announced, sent in chunks, looked at, withdrawn. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { announce, findAttachment, withdrawAttachment } from "../../domain/attachments/announce.ts";
import { type Attachment, UNUSED_LIFETIME } from "../../domain/attachments/attachment.ts";
import { MAX_CHUNK, MAX_SIZE, PARTIAL_UPLOAD } from "../../domain/attachments/file/limits.ts";
import { append } from "../../domain/attachments/upload.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import {
  announceRoute,
  appendRoute,
  ATTACHMENTS_PATH,
  getAttachmentRoute,
  withdrawAttachmentRoute,
} from "./attachment_routes.ts";
import type { ApiContext, ApiEnv, ApiPorts } from "./env.ts";
import { BodyFailed } from "../site/patient_body.ts";
import { problem } from "./problems.ts";

export function mountAttachments(api: OpenAPIHono<ApiEnv>, ports: ApiPorts): void {
  api.openapi(announceRoute, async (c) => {
    requireScanner(c, ports);
    const announced = await announce(ports, c.get("service").id, c.req.valid("json"));
    if (typeof announced === "string") problem(c, announced);
    for (const [name, value] of Object.entries(uploadHeaders(ports, announced))) {
      c.header(name, value);
    }
    c.header("location", `${ATTACHMENTS_PATH}/${announced.id}`);
    return c.json(shown(announced), 201);
  });

  api.openapi(getAttachmentRoute, async (c) => {
    const { id } = c.req.valid("param");
    const attachment = await findAttachment(ports.store, c.get("service").id, id);
    if (!attachment) problem(c, "not_found");
    return c.json(shown(attachment), 200, uploadHeaders(ports, attachment));
  });

  api.openapi(appendRoute, async (c) => {
    requireScanner(c, ports);
    if (c.req.header("content-type") !== PARTIAL_UPLOAD) problem(c, "media_type");
    const { "upload-offset": offset, "upload-complete": complete } = c.req.valid("header");
    if (Number(c.req.header("content-length") ?? 0) > MAX_CHUNK) {
      problem(c, "chunk_too_large", { headers: limits() });
    }
    const appended = await append(ports, c.get("service").id, {
      id: c.req.valid("param").id,
      offset,
      isLast: complete === "?1",
      body: c.req.raw.body ?? ReadableStream.from([]),
    }).catch((error) => {
      if (error instanceof BodyFailed) problem(c, "malformed", { detail: error.message });
      throw error;
    });
    if (appended.outcome === "unknown") problem(c, "not_found");
    const headers = uploadHeaders(ports, appended.attachment);
    if (appended.outcome === "refused") problem(c, appended.problem, { headers });
    return appended.outcome === "appended"
      ? c.body(null, 204, headers)
      : c.json(shown(appended.attachment), 200, headers);
  });

  api.openapi(withdrawAttachmentRoute, async (c) => {
    const { id } = c.req.valid("param");
    const isWithdrawn = await withdrawAttachment(ports.store, c.get("service").id, id);
    if (isWithdrawn === null) problem(c, "not_found");
    if (!isWithdrawn) problem(c, "file_kept");
    return c.body(null, 204);
  });
}

/** Nothing is taken that could not be examined. */
function requireScanner(c: ApiContext, { scanner }: ApiPorts): void {
  if (!scanner) problem(c, "attachments_off");
}

const shown = (
  { id, name, type, size, sha256, offset, state, problem, threat }: Attachment,
) => ({ id, name, type, size, sha256, offset, state, problem, threat });

/** draft-ietf-httpbis-resumable-upload-09 §4.1.4 */
const limits = () => ({ "upload-limit": `max-size=${MAX_SIZE}, max-append-size=${MAX_CHUNK}` });

function uploadHeaders(
  { clock }: ApiPorts,
  { offset, size, state, changedAt, isKept }: Attachment,
): Record<string, string> {
  const isUploading = state === "uploading";
  const age = Math.max(0, Math.floor((changedAt + UNUSED_LIFETIME - clock.now()) / SECOND));
  const limit = limits()["upload-limit"];
  return {
    "upload-offset": String(offset),
    "upload-complete": isUploading ? "?0" : "?1",
    "upload-length": String(size),
    "upload-limit": isKept ? limit : `${limit}, max-age=${age}`,
  };
}
