import type { BoxItem } from "../../domain/messages/box.ts";
import type { DossierState } from "../../domain/dossier/state.ts";
import type { LetterKind } from "../../domain/messages/letter.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { Field } from "../components/field.tsx";
import { Digits, Local } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import { OtherPages } from "../components/other_pages.tsx";
import type { Page, View } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { Tabs } from "../components/tabs.tsx";
import { fill, fillPlain } from "../texts/fill.ts";

export interface ShownItem extends Omit<BoxItem, "service"> {
  agency: LocalText;
  isUnread: boolean;
  needsMe: boolean;
}

export interface LettersProps {
  /** Newest first. */
  items: ShownItem[];
  /** Which of them; all by default. At most one of these. */
  only?: "unread" | "needs_me";
  query?: string;
  /** Name of the agency whose letters these are. */
  agency?: LocalText;
  /** At most a hundred are counted. */
  counts: { unread: number; needsMe: number };
  /** URL of the next page; absent on the last one. */
  older?: string;
  /** URL of the first page, on all others. */
  newest?: string;
}

/** Letters and dossiers in one list. */
export function lettersPage(page: Page, props: LettersProps): View {
  const { texts: { letters: texts } } = page;
  const { items, only, query, agency, counts } = props;
  const isPart = query !== undefined || agency !== undefined;
  return {
    heading: texts.heading,
    wide: true,
    content: (
      <>
        <Tabs
          label={texts.filters.label}
          current={isPart ? "" : only ?? "all"}
          tabs={[
            ["all", "/letters", texts.filters.all],
            ["unread", "/letters?only=unread", counted(page, texts.filters.unread, counts.unread)],
            [
              "needs_me",
              "/letters?only=needs_me",
              counted(page, texts.filters.needsMe, counts.needsMe),
            ],
          ]}
        />
        <Search page={page} query={query} />
        <Part page={page} query={query} agency={agency} />
        {items.length === 0 && <Nothing page={page} only={only} query={query} />}
        <ul class="services">
          {items.map((item) => <Item page={page} item={item} />)}
        </ul>
        <OtherPages
          page={page}
          older={props.older}
          isFirstPage={props.newest === undefined}
          path={props.newest ?? ""}
          texts={page.texts.letters}
        />
        <a href="/">{texts.back}</a>
      </>
    ),
  };
}

/** More than are counted are "99+". */
const MOST = 99;

export function shownCount({ format }: Page, count: number): string {
  return format.digits(count > MOST ? `${MOST}+` : count);
}

const counted = (page: Page, text: string, count: number) =>
  fillPlain(text, { count: shownCount(page, count) });

function Search({ page, query = "" }: { page: Page; query?: string }) {
  const { texts: { letters: { search } } } = page;
  return (
    <form action="/letters" role="search">
      <Field
        page={page}
        name="q"
        label={search.label}
        hint={search.hint}
        value={query}
        inputmode="text"
        dir="auto"
        autocomplete="off"
      />
      <button type="submit">{search.submit}</button>
    </form>
  );
}

/** Says which part of the list this is, and leads back to the whole. */
function Part({ page, query, agency }: Pick<LettersProps, "query" | "agency"> & { page: Page }) {
  const { texts: { letters: texts } } = page;
  if (query === undefined && agency === undefined) return null;
  return (
    <p>
      <strong>
        {agency
          ? fill(texts.of, { agency: <Local page={page} text={agency} /> })
          : fill(texts.found, { query: <bdi>{query}</bdi> })}
      </strong>{" "}
      <a href="/letters">{texts.all}</a>
    </p>
  );
}

function Nothing({ page, only, query }: Pick<LettersProps, "only" | "query"> & { page: Page }) {
  const { texts: { letters: texts } } = page;
  if (query === undefined) return <p>{only ? texts.none[only] : texts.empty}</p>;
  return (
    <>
      <h2>{texts.notFound.title}</h2>
      {texts.notFound.steps.map((step) => <p>{step}</p>)}
    </>
  );
}

function Item({ page, item }: { page: Page; item: ShownItem }) {
  const { format, texts: { letters: texts } } = page;
  const { of, at, agency, number, isUnread, needsMe, past } = item;
  const marks = [isUnread && texts.unread, needsMe && texts.needsMe].filter(Boolean);
  return (
    <li>
      <ItemTitle page={page} item={item} /> {marks.map((mark) => (
        <>
          <span class="badge">{mark}</span>
          {" "}
        </>
      ))}
      {past && <span class="badge later">{texts.past[past]}</span>}
      <p>
        <Local page={page} text={agency} /> – {kindOf(page, item)} –{" "}
        <Digits>{format.date(at)}</Digits>
        {number && (
          <>
            {" "}– {of === "dossier"
              ? <TrackingNumber page={page} number={number} />
              : <Digits>{format.digits(number)}</Digits>}
          </>
        )}
        <Ends page={page} item={item} />
      </p>
    </li>
  );
}

/** What is unread is opened by a button: only a POST may note that (docs/decisions/0306). */
export function ItemTitle(
  { page, item: { of, id, title, isUnread } }: {
    page: Page;
    item: Pick<ShownItem, "of" | "id" | "title" | "isUnread">;
  },
) {
  const address = `/${of}s/${id}`;
  const text = <bdi>{title}</bdi>;
  if (isUnread) {
    return (
      <Form page={page} to={address}>
        <button type="submit" class="open">{text}</button>
      </Form>
    );
  }
  return <a class="read" href={address}>{text}</a>;
}

/** The kind of a letter, the state of a dossier. */
export function kindOf(
  { texts: { letter, dossier } }: Page,
  { of, kind }: Pick<ShownItem, "of" | "kind">,
): string {
  return of === "letter"
    ? letter.kinds[kind as LetterKind]
    : `${dossier.title}: ${dossier.states[kind as DossierState]}`;
}

/** What a letter started ends on this day, or the time to answer about a dossier. */
export function Ends(
  { page, item: { endsAt, past } }: { page: Page; item: Pick<ShownItem, "endsAt" | "past"> },
) {
  const { format, texts: { letters: texts } } = page;
  if (endsAt === undefined || past) return null;
  return (
    <>
      {" "}– {fill(texts.ends, { when: <Digits>{format.date(endsAt)}</Digits> })}
    </>
  );
}
