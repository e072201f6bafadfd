/** What a handler of the agencies' API is given. */
import type { Context } from "hono";
import type { Allowance } from "../../domain/api/rate_limit.ts";
import type { Ports } from "../../domain/ports.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import type { Hosts } from "../../domain/services/hosts.ts";
import type { Service } from "../../domain/services/service.ts";

export interface ApiPorts extends
  Pick<
    Ports,
    | "store"
    | "clock"
    | "random"
    | "hash"
    | "audit"
    | "agencyTokens"
    | "signer"
    | "webhookSigner"
    | "scanner"
    | "newDigest"
  > {
  catalogue: Pick<Catalogue, "current">;
  hosts: Hosts;
}

export interface ApiEnv {
  /** Set by the gateway on each request. */
  Bindings: { ip: string; requestId: string };
  Variables: {
    /** Who calls; set for everything that needs a token. */
    service: Service;
    /** Of its token. */
    scopes: readonly string[];
    /** After this request. */
    allowance: Allowance;
  };
}

export type ApiContext = Context<ApiEnv>;
