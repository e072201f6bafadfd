/** One sentence of the guide, and how it is followed. */
import type { Member } from "./member.ts";
import type { Scene } from "./scene.ts";
import type { DeskStage } from "./stage.ts";

export interface Walk {
  stage: DeskStage;
  scene: Scene;
  /** Of an organisation that is not at the desk yet. */
  newcomer: Member;
  editor: Member;
  /** In a browser of their own; signed in when they are first called for. */
  member(userName: string): Promise<Member>;
  /** Path of the request, once it was created. */
  path: string;
  /** A mobile number that no other scene has. */
  contact: string;
  /** A citizen in a browser of their own, at the service; `isAgain`: as one who has used it. */
  useService(isAgain: boolean): Promise<void>;
}

export interface Sentence {
  /** Chapter of the guide; of ours where the guide is silent. */
  chapter: string;
  said: string;
  follow(walk: Walk): Promise<void>;
}

export function chapter(
  name: string,
  sentences: Record<string, Sentence["follow"]>,
): readonly Sentence[] {
  return Object.entries(sentences).map(([said, follow]) => ({ chapter: name, said, follow }));
}
