import type { LocalText } from "../../domain/services/service.ts";
import { PageLinks } from "../application/page_links.tsx";
import { Field } from "../components/field.tsx";
import { Local } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export type ServiceState = "open" | "suspended" | "retired";

export interface DeskServicesProps {
  services: readonly { id: string; title: LocalText; state: ServiceState; isWatched: boolean }[];
  /** The search; empty: all. */
  words: string;
  /** There are more than one page, or were before the search. */
  isSearched: boolean;
  /** Of all that were found. */
  total: number;
  /** Number of this page, and of all. */
  at: number;
  pages: number;
  /** Path of the first page of this search. */
  query: string;
}

/** The services of an agency; for operators all of them. */
export function deskServicesPage(page: Page, props: DeskServicesProps): View {
  const { services, words, isSearched, total } = props;
  const { format, texts: { deskServices: texts, members } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{services.length > 0 || words ? texts.lead : texts.none}</p>
        {isSearched && (
          <form action="/services" role="search">
            <Field
              page={page}
              name="q"
              label={texts.search}
              value={words}
              inputmode="text"
              dir="auto"
              autocomplete="off"
            />
            <button type="submit">{texts.find}</button>
          </form>
        )}
        {isSearched && <p>{fill(texts.found, { count: format.digits(total) })}</p>}
        <ul class="services">
          {services.map(({ id, title, state, isWatched }) => (
            <li>
              <a href={`/services/${id}`}>
                <Local page={page} text={title} />
              </a>{" "}
              {state !== "open" && <span class="badge">{texts.states[state]}</span>}
              {isWatched && <span class="badge">{texts.watched}</span>}
            </li>
          ))}
        </ul>
        <PageLinks page={page} at={props.at} pages={props.pages} query={props.query} />
        <a href="/">{members.back}</a>
      </>
    ),
  };
}
