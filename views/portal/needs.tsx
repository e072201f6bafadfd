import type { Page } from "../components/page.ts";
import { ItemTitle, shownCount, type ShownItem } from "../messages/letters.tsx";
import { fillPlain } from "../texts/fill.ts";

export interface NeedsProps {
  /** At most a hundred are counted. */
  unread: number;
  /** Letters to confirm, and dossiers whose turn is the person's. */
  waiting: number;
  /** The newest of those. */
  items: Pick<ShownItem, "of" | "id" | "title" | "isUnread">[];
}

/** What this person has to do. */
export function Needs({ page, needs: { unread, waiting, items } }: {
  page: Page;
  needs: NeedsProps;
}) {
  const { home: { needs: texts } } = page.texts;
  const counted = (text: string, count: number) =>
    fillPlain(text, { count: shownCount(page, count) });
  return (
    <>
      <h2>{texts.title}</h2>
      {unread === 0 && waiting === 0 && <p>{texts.nothing}</p>}
      {unread > 0 && (
        <p>
          <a class="badge" href="/letters?only=unread">{counted(texts.unread, unread)}</a>
        </p>
      )}
      {items.length > 0 && (
        <ul class="services">
          {items.map((item) => (
            <li>
              <ItemTitle page={page} item={item} />
            </li>
          ))}
        </ul>
      )}
      {waiting > items.length && (
        <p>
          <a href="/letters?only=needs_me">{counted(texts.waiting, waiting)}</a>
        </p>
      )}
    </>
  );
}
