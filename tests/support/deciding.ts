/** Parts of a decision, each with the reads that it depends on, in a commit that the test makes itself. */
import * as notices from "../../domain/notice/include_notice.ts";
import type { NoticeEvent } from "../../domain/notice/notice.ts";
import { type Commit, readFor } from "../../domain/platform/commit.ts";
import type { Clock, KeyedHash, Random } from "../../domain/platform/platform.ts";
import type { Store } from "../../domain/platform/store.ts";
import * as sessions from "../../domain/session/begin_session.ts";
import * as browsers from "../../domain/session/known_browser.ts";

interface Deps {
  store: Store;
  clock: Clock;
  random: Random;
  hash: KeyedHash;
}

export async function includeNotice(deps: Deps, write: Commit, event: NoticeEvent) {
  const records = await notices.readNoticeRecords(deps, readFor(deps.store, write), event);
  notices.includeNotice(deps, write, records, event);
}

type Origin = Parameters<typeof sessions.beginSession>[3] & { replaces?: string };

export async function beginSession(
  deps: Omit<Deps, "clock">,
  write: Commit,
  { replaces, ...origin }: Origin,
) {
  const { account: { id: accountId }, now } = origin;
  const read = readFor(deps.store, write);
  const records = await sessions.readBeginning(read, { accountId, replaces, now });
  return sessions.beginSession(deps, write, records, origin);
}

type Known = Parameters<typeof browsers.rememberBrowser>[2];

export async function rememberBrowser(
  deps: Omit<Deps, "clock">,
  write: Commit,
  { browser, ...known }: Omit<Known, "browser"> & { browser?: string },
) {
  const found = browser
    ? await readFor(deps.store, write)(browsers.browserRecord(browser))
    : undefined;
  return browsers.rememberBrowser(deps, write, { ...known, browser: found });
}
