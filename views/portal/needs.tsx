import { Local } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { Ends, ItemTitle, kindOf, shownCount, type ShownItem } from "../messages/letters.tsx";
import { fill, fillPlain } from "../texts/fill.ts";

export interface NeedsProps {
  /** At most a hundred are counted. */
  unread: number;
  /** Letters to confirm, and dossiers whose turn is the person's. */
  waiting: number;
  /** The newest of those. */
  items: Pick<
    ShownItem,
    "of" | "id" | "title" | "kind" | "agency" | "isUnread" | "endsAt" | "past"
  >[];
  /** Answers of support that the person has not read. */
  answered: number;
  /** When level 3 lapses, if that is soon. */
  lapsesAt?: number;
}

/** What this person has to do. */
export function Needs({ page, needs: { unread, waiting, items, answered, lapsesAt } }: {
  page: Page;
  needs: NeedsProps;
}) {
  const { context, format, texts: { home } } = page;
  const { needs: texts } = home;
  const counted = (text: string, count: number) =>
    fillPlain(text, { count: shownCount(page, count) });
  return (
    <>
      <h2>{texts.title}</h2>
      {unread + waiting + answered === 0 && <p>{texts.nothing}</p>}
      {unread + answered > 0 && (
        <p>
          {unread > 0 && (
            <a class="badge" href="/letters?only=unread">{counted(texts.unread, unread)}</a>
          )} {answered > 0 && (
            <a class="badge" href="/support">
              {counted(texts.answered, answered)}
            </a>
          )}
        </p>
      )}
      {items.length > 0 && (
        <ul class="services">
          {items.map((item) => (
            <li>
              <ItemTitle page={page} item={item} />
              <p>
                <Local page={page} text={item.agency} /> – {kindOf(page, item)}
                <Ends page={page} item={item} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {waiting > items.length && (
        <p>
          <a href="/letters?only=needs_me">{counted(texts.waiting, waiting)}</a>
        </p>
      )}
      {lapsesAt !== undefined && (
        <p>{fill(home.levelEnds, { when: format.when(lapsesAt, context.now) })}</p>
      )}
    </>
  );
}
