/** One scene: every sentence in its order, until one cannot be followed. */
import { BEGIN } from "./begin.ts";
import { useService } from "./citizen.ts";
import { sampleCredentials } from "./credentials.ts";
import type { Seen } from "./look.ts";
import { Member } from "./member.ts";
import { REGISTRATION } from "./register.ts";
import { REVIEWED } from "./review.ts";
import type { Scene } from "./scene.ts";
import type { Sentence, Walk } from "./sentence.ts";
import type { DeskStage } from "./stage.ts";
import { WIZARD } from "./wizard.ts";
import { within } from "../../support/waiting.ts";

export const SENTENCES: readonly Sentence[] = [
  ...REGISTRATION,
  ...BEGIN,
  ...WIZARD,
  ...REVIEWED,
];

const LONGEST_SENTENCE = 400_000;

export interface Walked {
  scene: Scene;
  /** Milliseconds of each sentence that was followed, in their order. */
  took: number[];
  seen: Seen[];
  /** Why the next sentence could not be followed. */
  reason?: string;
}

export async function walkScene(
  stage: DeskStage,
  scene: Scene,
  { contact, pictures }: { contact: string; pictures?: string },
): Promise<Walked> {
  await using stack = new AsyncDisposableStack();
  const walked: Walked = { scene, took: [], seen: [] };
  const common = { stage, scene, seen: walked.seen, pictures, stack };
  const members = new Map<string, Member>();
  const open = async (userName: string) => {
    const member = await Member.open(sampleCredentials(stage, userName), common);
    members.set(userName, member);
    return member;
  };
  const walk: Walk = {
    ...{ stage, scene, contact, path: "" },
    newcomer: await open(""),
    editor: await open("sample.editor"),
    async member(userName) {
      const known = members.get(userName);
      const member = known ?? await open(userName);
      await member.enter();
      return member;
    },
    useService: (isAgain) => useService({ stage, scene, isAgain }),
  };
  for (const { said, follow } of SENTENCES) {
    const began = performance.now();
    try {
      await within(follow(walk), `the end of "${said}"`, LONGEST_SENTENCE);
      walked.took.push(performance.now() - began);
    } catch (error) {
      const text = error instanceof Error ? `${error.message} ${error.cause ?? ""}` : String(error);
      const at = [...members.values()].map(({ page }) => page.url()).join(" ");
      walked.reason = `"${said}" at ${at}: ${text}`.replace(/\s+/g, " ").slice(0, 900);
      if (pictures) {
        for (const [name, { page }] of members) {
          await page.screenshot({ path: `${pictures}/failed_${scene.service}_${name}.png` });
        }
      }
      break;
    }
  }
  return walked;
}
