/** A real program that an agency might put behind the window, and how a person uses it. */
import type { Page } from "playwright-core";
import type { Person } from "../../../adapters/sandbox/mod.ts";

/** Steps that most programs have; a program's others are named by itself. */
export const STEPS = ["form", "upload", "redirect", "WebSocket"] as const;
export type Step = typeof STEPS[number];

/** Where a program is started. */
export interface Place {
  /** Where it may write; empty. */
  folder: string;
  /** Where it must listen on 127.0.0.1. */
  port: number;
  /** Its public origin: "http://wiki.localhost:15000". */
  origin: string;
  /** Ends whatever is added to it when the walk is over. */
  stack: AsyncDisposableStack;
}

/** What a step has to work with. */
export interface Use extends Omit<Place, "stack"> {
  /** Signed in; the page that was opened first. */
  page: Page;
  person: Person;
  /** An address of the same server that machines without a browser can connect to. */
  direct: string;
}

export type Act = (use: Use) => Promise<void>;

export interface Application {
  /** With its version and what serves it. */
  name: string;
  /** In services.json. */
  id: string;
  /** Programs and paths that the machine must have. */
  needs: string[];
  /** Settings in services.json beside id, title, attributes and upstream. */
  service?: Record<string, unknown>;
  /** Lines in the agency's own nginx beside those of docs/forward_auth/nginx.conf. */
  nginx?: string[];
  /** Settings of the program itself that matter behind a gateway, for the table. */
  itself?: string;
  /** Resolves once it listens. */
  start(place: Place): Promise<void>;
  /** The page that is opened first; "/" by default. */
  path?: string;
  /** The program knows who is there. */
  signedIn: Act;
  steps: Partial<Record<Step, Act>>;
  /** What is particular to this program, by its name in the table. */
  others?: Record<string, Act>;
}
