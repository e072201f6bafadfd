/** The agencies' API without a network: each answer must be one that its description knows. */
import assert from "node:assert/strict";
import { z } from "zod";
import { createApi } from "../../routes/api/mod.ts";
import { createCatalogue } from "../../domain/services/catalogue.ts";
import { createHosts } from "../../domain/services/hosts.ts";
import type { Service } from "../../domain/services/service.ts";
import type { World } from "./sign_in_world.ts";

export interface ApiRequest {
  method?: string;
  path: string;
  /** Text and bytes are sent as they are. */
  body?: unknown;
  /** The token, as our tests write it: "court letters.write events.read"; `null`: none. */
  as?: string | null;
  headers?: Record<string, string>;
}

export function createTestApi({ store, clock, hash, deps }: World, services: Service[]) {
  const catalogue = createCatalogue({ services });
  const api = createApi({
    store,
    clock,
    hash,
    random: deps.random,
    newDigest: deps.newDigest,
    scanner: deps.scanner,
    audit: deps.audit,
    catalogue,
    hosts: createHosts({ baseUrl: "https://example.ir", catalogue }),
    agencyTokens: {
      read(token) {
        const [service, ...scopes] = atob(token).split(" ");
        return Promise.resolve(service === "nobody" ? null : { service, scopes });
      },
    },
    webhookSigner: {
      signWebhook: () => Promise.reject(new Error("signed")),
      webhookKeys: () => Promise.resolve({ keys: [] }),
    },
    signer: {
      sign: () => Promise.reject(new Error("signed")),
      signLogout: () => Promise.reject(new Error("signed")),
      signSet: () => Promise.reject(new Error("signed")),
      signProof: (claims) => Promise.resolve(JSON.stringify(claims)),
      signReceipts: () => Promise.reject(new Error("signed")),
      jwks: () => Promise.resolve({ keys: [] }),
    },
  });

  async function ask({ method = "GET", path, body, as = null, headers = {} }: ApiRequest) {
    const sent = new Headers(headers);
    if (as !== null) sent.set("authorization", `Bearer ${btoa(as)}`);
    const isRaw = typeof body === "string" || body === undefined || body instanceof Uint8Array;
    const text = isRaw ? body as string | Uint8Array<ArrayBuffer> : JSON.stringify(body);
    if (text !== undefined && !sent.has("content-type")) {
      sent.set("content-type", "application/json");
    }
    const request = new Request(`https://api.example.ir${path}`, {
      method,
      body: text,
      headers: sent,
    });
    const response = await api.fetch(request, { ip: "5.1.2.3", requestId: "12345678abc" });
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    const answer = { response, status: response.status, text: await response.text() };
    assertDocumented(method, new URL(request.url).pathname, answer);
    return { ...answer, json: () => JSON.parse(answer.text) };
  }

  /** Fails for a status, a type or a content that the description does not have. */
  function assertDocumented(
    method: string,
    path: string,
    { response, status, text }: { response: Response; status: number; text: string },
  ) {
    const route = routes().find((route) =>
      route.method === (method === "HEAD" ? "get" : method.toLowerCase()) &&
      asPattern(route.path).test(path)
    );
    // Unknown addresses have no description.
    if (!route) return assert.ok([401, 404, 405].includes(status), `${method} ${path}: ${status}`);
    const documented = route.responses[status];
    assert.ok(documented, `${method} ${path}: ${status} is not documented`);
    if (method === "HEAD") return assert.equal(text, "");
    if (!("content" in documented) || !documented.content) return assert.equal(text, "");
    const type = response.headers.get("content-type")?.split(";")[0];
    const content = documented.content as Record<string, { schema: unknown } | undefined>;
    const { schema } = content[type ?? ""] ?? {};
    assert.ok(schema, `${method} ${path}: ${status} is not documented as ${type}`);
    if (!(schema instanceof z.ZodType)) return;
    const values = type === "application/x-ndjson" ? text.trim().split("\n") : [text];
    for (const value of values) {
      const parsed = schema.safeParse(JSON.parse(value));
      assert.ok(parsed.success, `${method} ${path}: ${status}: ${parsed.error}`);
    }
  }

  const routes = () =>
    api.openAPIRegistry.definitions.flatMap((one) => one.type === "route" ? [one.route] : []);
  return { api, ask, routes };
}

const asPattern = (path: string) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
