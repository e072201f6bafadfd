/** Searches over a box of many letters, and the posting of letters. */
import { compareStores } from "./compare_stores.ts";
import { WORDS } from "./fill.ts";
import { openMailbox, post, postAt, type Posting } from "./mailbox.ts";

export interface MeasuredMessages {
  /** Milliseconds of a person's first search, which reads their whole list. */
  firstSearch: number;
  searches: number[];
  /** At the rate that is asked. */
  asked: Posting;
  /** As many as the cores give, in turns, of which a busy neighbour of the machine meets some. */
  postings: Posting[];
  /** By turns, in one run: with the box alone, and with so many letters of others beside it. */
  compared?: { alone: Posting[]; beside: Posting[] };
}

/** Letters a second that must be possible. */
export const ASKED_RATE = 300;

const SEARCHES = 200;
const TURNS = 5;

/** `stored`: letters of others, beside which posting is measured too. */
export async function measureMessages(
  { letters, stored }: { letters: number; stored?: number },
): Promise<MeasuredMessages> {
  await using mailbox = await openMailbox();
  await mailbox.fill("sara", letters);
  const firstSearch = await mailbox.search(String(letters - 1));
  const searches: number[] = [];
  for (let i = 0; i < SEARCHES; i++) {
    searches.push(await mailbox.search(i % 4 === 0 ? "نیست" : `${WORDS[i % 15]} ${i * 47}`));
  }
  const postings: Posting[] = [];
  for (let turn = 0; turn < TURNS; turn++) postings.push(await post(mailbox.send));
  const asked = await postAt(mailbox.send, ASKED_RATE);
  const compared = stored === undefined ? undefined : await compareStores({ letters, stored });
  return { firstSearch, searches, asked, postings, compared };
}
