import type { LocalText, Service } from "../../domain/services/service.ts";
import { Local } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { fill, fillPlain } from "../texts/fill.ts";
import { listAddress, type ListQuery, serviceAddress } from "./addresses.ts";
import { FOUND, ServiceSearch } from "./search_form.tsx";
import { type Themes, Ways } from "./ways.tsx";

export interface ServiceListProps {
  of:
    | { by: "query"; query: string; isNearest: boolean }
    | { by: "theme"; theme: Service["theme"] }
    | { by: "agency"; name: LocalText }
    | { by: "letter"; letter: string };
  /** Of all pages. */
  count: number;
  services: readonly ListedService[];
  /** From 1. */
  page: number;
  pages: number;
  /** The address of this list, without the page. */
  query: ListQuery;
  /** Of all services, for who found none. */
  themes?: Themes;
}

export interface ListedService {
  id: string;
  title: LocalText;
  description?: LocalText;
  agency?: LocalText;
}

/** Services that were found, or that belong together. */
export function serviceListPage(page: Page, props: ServiceListProps): View {
  const { texts: { services: texts } } = page;
  const { of, count } = props;
  const { title, shown } = headingOf(page, of);
  const content = (
    <div id={FOUND}>
      {count === 0
        ? <Nothing page={page} themes={props.themes} />
        : <List page={page} props={props} />}
    </div>
  );
  return {
    heading: title,
    shownHeading: shown,
    wide: true,
    notice: of.by === "query" && noticeOf(page, of.isNearest, count),
    part: { id: FOUND, content },
    content: (
      <>
        <ServiceSearch page={page} query={of.by === "query" ? of.query : ""} live />
        {content}
        <a class="button" href="/services">{texts.heading}</a>
      </>
    ),
  };
}

function headingOf({ texts: { services: texts, home } }: Page, of: ServiceListProps["of"]) {
  if (of.by === "query") return { title: texts.results };
  if (of.by === "theme") return { title: home.themes[of.theme] };
  if (of.by === "letter") return { title: fillPlain(texts.ofLetter, { letter: of.letter }) };
  return {
    title: fillPlain(texts.ofAgency, { agency: of.name.text }),
    shown: fill(texts.ofAgency, {
      agency: <bdi lang={of.name.language}>{of.name.text}</bdi>,
    }),
  };
}

/** Also that nothing was found: who listens hears it while typing. */
function noticeOf({ format, texts: { services: texts } }: Page, isNearest: boolean, count: number) {
  if (count === 0) return texts.nothing.title;
  return fillPlain(isNearest ? texts.nearest : texts.found, { count: format.digits(count) });
}

function Nothing({ page, themes = [] }: { page: Page; themes?: Themes }) {
  const { texts: { services: { nothing } } } = page;
  return (
    <>
      {nothing.steps.map((step) => <p>{step}</p>)}
      {themes.length > 0 && <Ways page={page} themes={themes} />}
    </>
  );
}

function List({ page, props }: { page: Page; props: ServiceListProps }) {
  return (
    <>
      <ul class="services">
        {props.services.map((service) => (
          <li>
            <a href={serviceAddress(service.id)}>
              <Local page={page} text={service.title} />
            </a>
            <About page={page} service={service} />
          </li>
        ))}
      </ul>
      {props.pages > 1 && <Pages page={page} props={props} />}
    </>
  );
}

function About({ page, service: { agency, description } }: { page: Page; service: ListedService }) {
  if (!agency && !description) return null;
  return (
    <p>
      {agency && <Local page={page} text={agency} />}
      {agency && description && " – "}
      {description && <Local page={page} text={description} />}
    </p>
  );
}

function Pages({ page: { format, texts: { services: texts } }, props }: {
  page: Page;
  props: ServiceListProps;
}) {
  const { page, pages, query } = props;
  const to = (number: number) => listAddress({ ...query, page: String(number) });
  return (
    <nav aria-label={texts.pages}>
      <p>{fillPlain(texts.page, { page: format.digits(page), pages: format.digits(pages) })}</p>
      {page < pages && <a class="button" rel="next" href={to(page + 1)}>{texts.next}</a>}{" "}
      {page > 1 && <a class="button" rel="prev" href={to(page - 1)}>{texts.previous}</a>}
      {" "}
    </nav>
  );
}
