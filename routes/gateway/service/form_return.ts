/**
 * Another site's form, which arrives without the session's cookie, becomes a page of this host that
 * posts it again with the cookie. Nothing is kept here: the page holds the fields.
 */
import {
  FORM_LIMITS,
  type HeldForm,
  isUrlEncoded,
  readForm,
} from "../../../domain/gateway/openings/form_body.ts";
import { asciiTarget } from "../../../domain/gateway/request/target.ts";
import { RequestBodyFailed } from "../../../domain/gateway/upstream/upstream.ts";
import { referenceOf } from "../../../domain/platform/request_id.ts";
import { localText } from "../../../domain/services/service.ts";
import { BODY_PATIENCE, isLate, keepPace } from "../../site/patient_body.ts";
import { originOf } from "../forwarding.ts";
import { contextOf, pageHeaders, type ProblemPageDeps } from "../problem_page.ts";
import type { FormReturn } from "../pass.ts";
import { challengeOf } from "../refuse.ts";

export function createFormReturn(deps: ProblemPageDeps): FormReturn {
  const { views } = deps;
  return async (request, judged, wayIn) => {
    const { service, target, requestId } = judged;
    const form = await hold(request);
    const context = contextOf(deps, request);
    const html = views.formReturn(
      { ...context, serviceTitle: localText(service.title, context.language) },
      {
        held: typeof form === "number"
          ? undefined
          : { ...form, to: asciiTarget(target), atOnce: !wayIn, signIn: wayIn?.location },
        reference: referenceOf(requestId),
        start: `${originOf(judged)}/`,
      },
    );
    const headers = pageHeaders(deps, context, html, {
      // Chromium applies it to redirects too, and the service may redirect anywhere.
      formAction: "*",
      script: views.formScriptSource,
      // Older browsers name the origin of a form by this policy only.
      referrer: "same-origin",
    });
    headers.set("cache-control", "no-store");
    headers.set("x-request-id", requestId);
    if (wayIn) {
      headers.append("set-cookie", wayIn.cookie);
      headers.set("www-authenticate", challengeOf(service));
    }
    const status = typeof form === "number" ? form : wayIn ? 401 : 200;
    return new Response(html, { status, headers });
  };
}

/** The form, or the status of the page that says why there is none. */
async function hold({ headers, body }: Request): Promise<HeldForm | 413 | 415> {
  if (!isUrlEncoded(headers.get("content-type"))) return 415;
  if (Number(headers.get("content-length") ?? 0) > FORM_LIMITS.bytes) return 413;
  const bytes = body ? await readAll(body) : new Uint8Array();
  return bytes ? readForm(bytes) ?? 415 : 413;
}

/** `null`: too much. */
async function readAll(body: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  const paced = keepPace(body, BODY_PATIENCE);
  const bytes = new Uint8Array(FORM_LIMITS.bytes);
  let length = 0;
  try {
    for await (const chunk of paced.body) {
      if (length + chunk.length > bytes.length) return null;
      bytes.set(chunk, length);
      length += chunk.length;
    }
  } catch (cause) {
    const how = isLate(cause) ? "comes too slowly" : "broke off";
    throw new RequestBodyFailed(`Cannot read form: it ${how}`, { cause });
  }
  return bytes.subarray(0, length);
}
