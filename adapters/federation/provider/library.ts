/** The parts of oidc-provider that are used, with their types: the package has none of its own. */
import process from "node:process";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RefusalReason } from "../../../domain/federation/openid_provider.ts";
import type { LiveSession } from "../../../domain/session/use_session.ts";
import type { Service } from "../../../domain/services/service.ts";
import type { Unit } from "./unit.ts";

/** What this program tells the library's hooks about a request. */
export interface Told {
  live: LiveSession | null;
  /** What the request writes, if that waits for its end. */
  unit?: Unit;
  /** Set by the hooks: why the person sees a problem page instead of a redirect. */
  refused?: RefusalReason;
  /** Set by the hooks: a fault behind the library. */
  failure?: unknown;
}

export interface Params extends Record<string, unknown> {
  client_id?: string;
  grant_type?: string;
  scope?: string;
  claims?: string;
}

/** A model of the library that is stored. */
export interface Stored {
  jti: string;
  save(ttl: number): Promise<string>;
}

export interface Grant extends Stored {
  addOIDCScope(scope: string): void;
  addOIDCClaims(claims: string[]): void;
}

export interface Interaction extends Stored {
  isValid: boolean;
  iat: number;
  exp: number;
  uid: string;
  cid: string;
  params: Params;
  result?: Record<string, unknown>;
  lastSubmission?: Record<string, unknown>;
  returnTo: string;
}

export interface Context {
  req: IncomingMessage & { told: Told };
  res: ServerResponse;
  status: number;
  body: unknown;
  oidc: {
    /** The name of the path. */
    route: string;
    params?: Params;
    result?: Record<string, unknown>;
    client?: { clientId: string };
    session?: {
      accountId?: string;
      acr?: string;
      loginTs?: number;
      ensureClientContainer(clientId: string): void;
      grantIdFor(clientId: string, grantId: string): void;
      sidFor(clientId: string, sid: string): void;
    };
    grant: Grant;
    requestParamScopes: Set<string>;
    requestParamClaims: Set<string>;
    prompts: Set<string>;
    promptPending(name: string): boolean;
    entities: Record<string, unknown>;
  };
}

type Check = object;

export interface Prompt {
  checks: { remove(reason: string): void; get(reason: string): Check | undefined };
}

interface PromptOptions {
  name: string;
  requestable: boolean;
}

interface Library {
  Provider: {
    new (issuer: string, configuration: Record<string, unknown>): Provider;
    /** The request that is being answered; `undefined` outside of one. */
    readonly ctx?: Context;
  };
  errors: Record<string, new (description?: string) => Error>;
  interactionPolicy: {
    Check: new (
      reason: string,
      description: string,
      error: string,
      check: (ctx: Context) => boolean | Promise<boolean>,
    ) => Check;
    Prompt: new (options: PromptOptions, ...checks: Check[]) => Prompt;
    base(): { get(name: string): Prompt };
  };
}

export interface LibraryError extends Error {
  error: string;
  error_description?: string;
  statusCode: number;
}

export interface Provider {
  proxy: boolean;
  callback(): (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  Interaction: { find(uid: string): Promise<Interaction | undefined> };
  on(event: string, listener: (ctx: Context, error: LibraryError) => void): void;
  Client: { prototype: Record<string, unknown> };
}

/**
 * An environment without a list of names, in which a variable that may not be read is absent. The
 * others are there: modules that are loaded meanwhile need them.
 */
function listless(environment: Record<string, string | undefined>) {
  return new Proxy({}, {
    get(_, name) {
      try {
        return environment[String(name)];
      } catch {
        return undefined;
      }
    },
  });
}

/**
 * The library writes to the console that Deno is no supported runtime (the tests are ours), and its
 * packages read the whole environment, which this program may not.
 */
export async function quietly<T>(run: () => T | Promise<T>): Promise<T> {
  const { warn, info } = console;
  const environment = Object.getOwnPropertyDescriptor(process, "env")!;
  Object.assign(console, { warn() {}, info() {} });
  Object.defineProperty(process, "env", {
    value: listless(process.env),
    configurable: true,
    writable: true,
  });
  try {
    return await run();
  } finally {
    Object.defineProperty(process, "env", environment);
    Object.assign(console, { warn, info });
  }
}

const library = await quietly(() => import("oidc-provider"));

export const { Provider, errors, interactionPolicy } = library as unknown as Library;

export type ServiceOf = (ctx: Context) => Service;
