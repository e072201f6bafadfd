/** The API's description as a page, for people; open, like the document itself. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Description } from "../../views/api/description.ts";
import { referencePage } from "../../views/api/reference.tsx";
import { referenceSheet } from "../../views/api/style.ts";
import { hashSource } from "../../views/site/style.ts";
import { apiDocument, DOCUMENT_PATH, tokenUrlOf } from "./document.ts";
import type { ApiEnv, ApiPorts } from "./env.ts";
import { PROBLEMS, REFERENCE_PATH } from "./problems.ts";
import { SCOPES } from "./secured.ts";

export function mountReference(api: OpenAPIHono<ApiEnv>, { hosts }: ApiPorts): void {
  const problems = Object.entries(PROBLEMS).map(([code, [status, title]]) => ({
    code,
    status,
    title,
  }));
  /** Made once: it changes with the program only. */
  let made: Promise<{ page: string; headers: Record<string, string> }> | undefined;

  async function make() {
    const page = referencePage({
      // As programs read it: the library's types know more than is ever written.
      description: JSON.parse(JSON.stringify(apiDocument(api, hosts.window))) as Description,
      problems,
      scopes: SCOPES,
      tokenUrl: tokenUrlOf(hosts.window),
      documentPath: DOCUMENT_PATH,
      style: referenceSheet,
    });
    const styleSource = await hashSource(referenceSheet);
    return {
      page,
      headers: {
        "content-security-policy":
          `default-src 'none'; style-src ${styleSource}; frame-ancestors 'none'; base-uri 'none'`,
        "referrer-policy": "no-referrer",
        "x-frame-options": "DENY",
      },
    };
  }

  // As the address is written in every document.
  api.get(REFERENCE_PATH.slice(0, -1), (c) => c.redirect(REFERENCE_PATH, 308));
  api.get(REFERENCE_PATH, async (c) => {
    const { page, headers } = await (made ??= make());
    return c.html(page, 200, headers);
  });
}
