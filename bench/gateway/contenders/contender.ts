/** The interface of contenders, and the stage that they share. */
import type { Target } from "../wrk.ts";

/** People signed in at each contender, used in turn. */
export const PEOPLE = 200;

export interface Contender {
  name: string;
  /** A baseline admits strangers, a gateway refuses them. */
  refuses: boolean;
  /** Throws the reason if it cannot run here. */
  start(stage: Stage): Promise<Running>;
}

export interface Running extends AsyncDisposable {
  target: Target;
}

/** Where nginx listens for visitors, and the port of the program that it asks. */
export interface Front {
  port: number;
  asked: number;
}

export interface Stage extends AsyncDisposable {
  /** Folder of this stage alone. */
  folder: string;
  /** Milliseconds that a program may take to start. */
  patience: number;
  /** Port of the agency's server. */
  upstream: number;
  /** Port of a plain `proxy_pass`. */
  plain: number;
  minimal: Front;
  /** That keeps the minimal service's answers for ever. */
  keeping: Front;
  /** With the configuration that is shipped to agencies. */
  shipped: Front;
  /** That carries the reads of a service itself. */
  carrying: Front;
  lemonldap: number;
}
