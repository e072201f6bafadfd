/** A way in, from the service to where the window knows enough to go on. */
import type { Scene, Walk } from "./scene.ts";

/** "identity": it is still asked; "service": signed in; "end": there is nothing further, as promised. */
export type Next = "identity" | "service" | "end";

export interface Way {
  title: string;
  /** Which browser: one that the person has never used, or one that they have signed in with before. */
  browser: "new" | "known";
  /** The other one is at hand, as a phone. */
  phone?: true;
  /** Why this person cannot come this way, if so. */
  impossible?(scene: Pick<Scene, "promised" | "person">, javaScriptEnabled: boolean): string | null;
  /** Of the SIM that is used, when it is not the one in use. */
  mobile?(scene: Scene): string;
  enter(walk: Walk): Promise<Next>;
  /** What else must be true at the end. */
  finish?(walk: Walk): Promise<void>;
}
