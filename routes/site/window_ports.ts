/** What the window stands on: the ports of sign-in, and what its pages need besides. */
import type { Asset } from "../../domain/platform/asset.ts";
import type { VerifySignature } from "../../domain/notice/signed_call.ts";
import type { QrPainter } from "../../domain/qr/picture.ts";
import type { AssertionSigner } from "../../domain/gateway/visitor/assertion.ts";
import type { Hosts } from "../../domain/services/hosts.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import type { Handoffs } from "../../domain/session/handoff.ts";
import type { LiveSessions } from "../../domain/session/live_sessions.ts";
import type { SignInDeps } from "../../domain/journey/deps.ts";
import type { Views } from "../../views/mod.ts";
import type { Cookies } from "./cookies.ts";

/** What operators call. Each is absent where it is not connected: its path does not exist then. */
export interface Wires {
  ussd?: VerifySignature;
  /** Whether a delivery report knows our secret. */
  smsStatus?: (key: string) => boolean;
}

/** How slowly a body may come. */
export interface BodyPatience {
  /** Milliseconds that every body gets. */
  grace: number;
  /** Bytes per second that it must keep up on average beyond that. */
  rate: number;
  /** Milliseconds for the whole, however fast it comes. */
  limit?: number;
}

export interface WindowPorts extends SignInDeps {
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
  /** Whether a client's IP address is within the allowed networks. */
  isAllowed(ip: string): boolean;
  signer: AssertionSigner;
  qrPainter: QrPainter;
  wires: Wires;
  /** How long bodies may take; by default as photo_upload.ts and patient_body.ts say. */
  patience?: { form: BodyPatience; photo: BodyPatience };
  /** The outside world is simulated. */
  sandbox: boolean;
}
