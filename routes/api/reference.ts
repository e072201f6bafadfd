/** The API's description as a page, for people; open, like the document itself. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Description } from "../../views/api/description.ts";
import { REFERENCE_LANGUAGES, type ReferenceLanguage } from "../../views/api/words.ts";
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
  /** Each made once: it changes with the program only. */
  const made = new Map<ReferenceLanguage, ReturnType<typeof make>>();

  async function make(language: ReferenceLanguage) {
    const page = referencePage({
      language,
      // As programs read it: the library's types know more than is ever written.
      description: JSON.parse(JSON.stringify(apiDocument(api, hosts.window))) as Description,
      problems,
      scopes: SCOPES,
      tokenUrl: tokenUrlOf(hosts.window),
      path: REFERENCE_PATH,
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
    const language = languageOf(c.req.query("lang"));
    const { page, headers } = await made.getOrInsertComputed(language, make);
    return c.html(page, 200, headers);
  });
}

/** English by default, the language of the names that it explains. */
const languageOf = (asked = "en"): ReferenceLanguage =>
  Object.hasOwn(REFERENCE_LANGUAGES, asked) ? asked as ReferenceLanguage : "en";
