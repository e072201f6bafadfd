/**
 * Everything that the window needs: the ports, the domain's objects built on them, and static
 * files.
 */
import type { Asset } from "../../domain/platform/asset.ts";
import type { Banners } from "../../domain/console/banner.ts";
import type { Directory } from "../../domain/directory/directory.ts";
import type { Hosts } from "../../domain/services/hosts.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import type { Handoffs } from "../../domain/session/handoff.ts";
import type { LiveSessions } from "../../domain/session/live_sessions.ts";
import type { Ports } from "../../domain/ports.ts";
import type { Consents } from "../../domain/federation/consents.ts";
import type { OpenIdProvider } from "../../domain/federation/openid_provider.ts";
import type { Views } from "../../views/mod.ts";
import type { Cookies } from "./cookies.ts";

/** The minimum speed of a body. */
export interface BodyPatience {
  /** Milliseconds that every body gets. */
  grace: number;
  /** Bytes per second that it must reach on average beyond that. */
  rate: number;
  /** Maximum milliseconds for the whole, at any speed. */
  limit?: number;
}

export interface WindowPorts extends Ports {
  liveSessions: LiveSessions;
  handoffs: Handoffs;
  consents: Consents;
  openid: OpenIdProvider;
  catalogue: Pick<Catalogue, "current">;
  directory: Directory;
  banners: Banners;
  hosts: Hosts;
  cookies: Cookies;
  views: Views;
  /** Path ("/static/htmx.<hash>.js") → file. */
  assets: ReadonlyMap<string, Asset>;
  /** Path of the htmx script among the assets. */
  script: string;
  /** Path of the small script that carries a fragment, among the assets. */
  fragmentScript: string;
  /** URL of the script for the photo of level 3. */
  photoScript: string;
  /** URL of the script for passkeys. */
  passkeyScript: string;
  /** URL of the script that subscribes to pushes. */
  pushScript: string;
  /** The script that shows pushes, which browsers keep at work without a page. */
  pushWorker: string;
  /** Path of the second style sheet among the assets. */
  displaySheet: string;
  /** Of the style sheet of signed-in people's pages. */
  style: string;
  /** Language → the guide's file among the assets. */
  guides: ReadonlyMap<string, { path: string; bytes: number }>;
  /** Size in pixels → the mark as a PNG. */
  icons: ReadonlyMap<number, Uint8Array<ArrayBuffer>>;
  /** Where people can ask for help. */
  support: { phone?: string; hours?: string; email?: string; address?: string };
  /** Time limits of bodies; by default those of photo_upload.ts and patient_body.ts. */
  patience?: { form: BodyPatience; photo: BodyPatience };
  /**
   * Of a whole page, in Brotli; `isOwn` if it is a signed-in person's. By default the server
   * compresses, which costs twice as much.
   */
  compressPage?(html: string, sent: { isOwn: boolean }): Uint8Array<ArrayBuffer>;
  /** The outside world is simulated. */
  sandbox: boolean;
}
