/** A way to sign in, from the service up to the point where the window knows enough. */
import type { Scene, Walk } from "./scene.ts";

/**
 * "identity": the person is asked for it next; "service": signed in; "end": nothing further, as
 * promised.
 */
export type Next = "identity" | "service" | "end";

export interface Way {
  title: string;
  /** A browser that the person has never used, or one in which they have signed in. */
  browser: "new" | "known";
  /** The other browser serves as a phone. */
  phone?: true;
  /** Why this person cannot use this way, if so. */
  impossible?(scene: Pick<Scene, "promised" | "person">, javaScriptEnabled: boolean): string | null;
  /** Mobile of the SIM to use, if not the current one. */
  mobile?(scene: Scene): string;
  enter(walk: Walk): Promise<Next>;
  /** Further assertions at the end. */
  finish?(walk: Walk): Promise<void>;
}
