import type { Context } from "hono";
import type { AssertionSigner } from "../../domain/gateway/assertion.ts";
import type { Services } from "../../domain/registry/service.ts";
import type { Hosts } from "../../domain/registry/hosts.ts";
import type { Handoffs } from "../../domain/session/handoff.ts";
import type { LiveSessions } from "../../domain/session/live_sessions.ts";
import type { SignInDeps } from "../../domain/sign_in/deps.ts";
import type { Views } from "../../views/mod.ts";
import type { Cookies } from "../cookies.ts";

/** A static file, ready to be sent. */
export interface Asset {
  contentType: string;
  body: Uint8Array<ArrayBuffer>;
  /** Brotli at the highest level, made at start. */
  brotli: Uint8Array<ArrayBuffer>;
}

export interface WindowDeps {
  signIn: SignInDeps;
  liveSessions: LiveSessions;
  handoffs: Handoffs;
  services: Services;
  hosts: Hosts;
  cookies: Cookies;
  views: Views;
  /** Path ("/static/htmx.<hash>.js") → file. */
  assets: ReadonlyMap<string, Asset>;
  /** Path of the htmx script among the assets. */
  script: string;
  signer: AssertionSigner;
  /** The outside world is simulated. */
  sandbox: boolean;
}

/** Set by the front (`routes/app.ts`) on each request. */
export interface Client {
  /** IP address of the client. */
  address: string;
  requestId: string;
}

export interface WindowEnv {
  Bindings: Client & {
    /** In a followed request: the token that the first one began, which its cookie does not hold yet. */
    transaction?: string;
  };
  Variables: {
    language: string;
    /** Answers another request of the same client, within this one. */
    follow: (request: Request) => Response | Promise<Response>;
    /** Token of a transaction begun by this very request. */
    transaction?: string;
  };
}

export type WindowContext = Context<WindowEnv>;
