/** What the window stands on: the ports, what the domain keeps upon them, and the files of its pages. */
import type { Asset } from "../../domain/platform/asset.ts";
import type { Hosts } from "../../domain/services/hosts.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import type { Handoffs } from "../../domain/session/handoff.ts";
import type { LiveSessions } from "../../domain/session/live_sessions.ts";
import type { Ports } from "../../domain/ports.ts";
import type { Views } from "../../views/mod.ts";
import type { Cookies } from "./cookies.ts";

/** How slowly a body may come. */
export interface BodyPatience {
  /** Milliseconds that every body gets. */
  grace: number;
  /** Bytes per second that it must keep up on average beyond that. */
  rate: number;
  /** Milliseconds for the whole, however fast it comes. */
  limit?: number;
}

export interface WindowPorts extends Ports {
  liveSessions: LiveSessions;
  handoffs: Handoffs;
  catalogue: Pick<Catalogue, "current">;
  hosts: Hosts;
  cookies: Cookies;
  views: Views;
  /** Path ("/static/htmx.<hash>.js") → file. */
  assets: ReadonlyMap<string, Asset>;
  /** Path of the htmx script among the assets. */
  script: string;
  /** Path of the second style sheet among the assets. */
  displaySheet: string;
  /** Language → the guide as a file among the assets. */
  guides: ReadonlyMap<string, { path: string; bytes: number }>;
  /** Pixels → the mark as a PNG. */
  icons: ReadonlyMap<number, Uint8Array<ArrayBuffer>>;
  /** Where people can ask for help. */
  support: { phone?: string; address?: string };
  /** How long bodies may take; by default as photo_upload.ts and patient_body.ts say. */
  patience?: { form: BodyPatience; photo: BodyPatience };
  /** The outside world is simulated. */
  sandbox: boolean;
}
