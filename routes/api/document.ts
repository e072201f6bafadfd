/** The API's own description (OpenAPI 3.1), from the schemas that validate. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "./env.ts";
import { SCOPES } from "./secured.ts";

export const DOCUMENT_PATH = "/api/v1/openapi.json";

export const tokenUrlOf = (window: string) => `${window}/openid/token`;

export function apiDocument(api: OpenAPIHono<ApiEnv>, window: string) {
  api.openAPIRegistry.registerComponent("securitySchemes", "agency", {
    type: "oauth2",
    description: "Client credentials with `private_key_jwt` (RFC 7523); tokens last 10 minutes.",
    flows: { clientCredentials: { tokenUrl: tokenUrlOf(window), scopes: { ...SCOPES } } },
  });
  return api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Panjereh, API for agencies",
      version: "1",
      description: "Letters to citizens and their dossiers, and what becomes of them.",
    },
  });
}
