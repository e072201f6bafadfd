/** Who is measured, and the stage on which all of them stand. */
import type { Target } from "../wrk.ts";

/** Signed in at each contender; they come in turn. */
export const PEOPLE = 200;

export interface Contender {
  name: string;
  /** A limit lets strangers in, a gateway refuses them. */
  refuses: boolean;
  /** Throws why it cannot run here. */
  start(stage: Stage): Promise<Running>;
}

export interface Running extends AsyncDisposable {
  target: Target;
}

/** Where nginx listens for visitors, and the port of the program that it asks about them. */
export interface Front {
  port: number;
  asked: number;
}

export interface Stage extends AsyncDisposable {
  /** Of this stage alone. */
  folder: string;
  /** Milliseconds that a program may take to start. */
  patience: number;
  /** Port of the agency's server. */
  upstream: number;
  /** Port of `proxy_pass` and nothing else. */
  plain: number;
  minimal: Front;
  /** With the configuration that agencies are given. */
  shipped: Front;
  lemonldap: number;
}
