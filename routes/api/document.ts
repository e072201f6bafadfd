/** The API's own description (OpenAPI 3.1), from the schemas that validate. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "./env.ts";
import { SCOPES } from "./secured.ts";

export function apiDocument(api: OpenAPIHono<ApiEnv>, window: string) {
  api.openAPIRegistry.registerComponent("securitySchemes", "agency", {
    type: "oauth2",
    description: "Client credentials with `private_key_jwt` (RFC 7523); tokens last 10 minutes.",
    flows: { clientCredentials: { tokenUrl: `${window}/openid/token`, scopes: { ...SCOPES } } },
  });
  return api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Panjereh, API for agencies",
      version: "1",
      description: "Letters to citizens, and what becomes of them.",
    },
  });
}
