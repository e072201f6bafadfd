/** A box with many letters, written into the store directly. */
import { newSha256 } from "../../adapters/scan/digest.ts";
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { writeLetter } from "../../domain/messages/post_letter.ts";
import { newMessageId } from "../../domain/outbox/message.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import { type KeyedHash, MINUTE } from "../../domain/platform/platform.ts";
import type { Store } from "../../domain/platform/store.ts";

export const WORDS =
  "رأی اخطار پرداخت عوارض نوسازی مالیات گواهی سند نامه پرونده درخواست هیئت حل اختلاف سال"
    .split(" ");

export const titleOf = (i: number) =>
  `${Array.from({ length: 7 }, (_, k) => WORDS[(i * 7 + k * 5) % WORDS.length]).join(" ")} ${i}`;

export const BODY = "متن نامه ".repeat(50);

/** Letters that are written in a commit. */
const AT_ONCE = 20;

/** The newest arrived a minute ago, the one before a minute earlier, and so on; none is opened. */
export async function fillBox(
  deps: { store: Store; hash: KeyedHash },
  { accountId, service, letters }: { accountId: string; service: string; letters: number },
): Promise<void> {
  const writing = { hash: deps.hash, random: systemRandom, newDigest: newSha256 };
  const from = systemClock.now() - letters * MINUTE;
  for (let i = 0; i < letters; i += AT_ONCE) {
    const write = commitTo(deps.store);
    for (let j = i; j < Math.min(i + AT_ONCE, letters); j++) {
      const at = from + j * MINUTE;
      const id = newMessageId({ random: systemRandom, clock: { now: () => at } });
      writeLetter(writing, write, {
        ...{ id, at, accountId, service, kind: "decision", title: titleOf(j), body: BODY },
        ...{ language: "fa", number: `1405/${j}`, attachments: [] },
        ...{ needsConfirmation: false, isLegal: false },
      }, { files: [], isWanted: false, browsers: [] });
    }
    if (!await write.commit()) throw new Error("The letters are not written");
  }
}
