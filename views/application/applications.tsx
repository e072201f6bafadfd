import type { ListedApplication } from "../../domain/application/application.ts";
import type { ApplicationState, ApplicationTurn } from "../../domain/application/state.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { Choice } from "../components/choice.tsx";
import { Local } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import { TrackingNumber } from "../components/reference.tsx";
import type { Page, View } from "../components/page.ts";
import { fillPlain } from "../texts/fill.ts";
import { named } from "./labels.ts";
import { PageLinks, type PagesProps } from "./page_links.tsx";
import { pathOf } from "./step_form.tsx";
import { STATES } from "./steps.ts";

export interface ApplicationsProps extends PagesProps {
  items:
    readonly (Omit<ListedApplication, "title"> & { title?: LocalText; isDeletable: boolean })[];
  total: number;
  /** Of the agency, whatever is wanted. */
  counts: Partial<Record<ApplicationState, number>>;
  wanted: { state?: ApplicationState; turn?: ApplicationTurn; words: string };
  /** The member may create and delete. */
  mayEdit: boolean;
}

const TURNS: readonly ApplicationTurn[] = ["agency", "expert", "program", "nobody"];

/** The agency's applications, in a table (agency-service-request, «ایجاد درخواست جدید»). */
export function applicationsPage(page: Page, props: ApplicationsProps): View {
  const { format, texts: { applications: texts } } = page;
  const { items, total, counts, mayEdit } = props;
  const isEmpty = Object.keys(counts).length === 0;
  return {
    heading: texts.heading,
    wide: true,
    content: (
      <>
        <p>{isEmpty ? texts.empty : texts.lead}</p>
        {mayEdit && <a class="button main" href="/applications/new">{texts.create}</a>}
        {!isEmpty && <Filter page={page} counts={counts} wanted={props.wanted} />}
        {!isEmpty && (
          <p role="status">
            {total === 0 ? texts.none : fillPlain(texts.found, { count: format.digits(total) })}
          </p>
        )}
        {items.length > 0 && <Table page={page} items={items} mayEdit={mayEdit} />}
        <PageLinks page={page} at={props.at} pages={props.pages} query={props.query} />
        <p>
          <a href="/applications/deleted">{texts.deleted.heading}</a>
        </p>
      </>
    ),
  };
}

function Filter(
  { page, counts, wanted }: { page: Page } & Pick<ApplicationsProps, "counts" | "wanted">,
) {
  const { format, texts: { applications: texts } } = page;
  const { filter } = texts;
  const states = STATES.filter((state) => counts[state]);
  return (
    <form action="/applications" role="search" aria-label={filter.label}>
      <div class="field">
        <label for="q">{filter.words}</label>{" "}
        <input id="q" name="q" value={wanted.words} dir="auto" autocomplete="off" />
      </div>
      <div class="field">
        <label for="state">{filter.state}</label>{" "}
        <select id="state" name="state">
          <option value="">{filter.any}</option>
          {states.map((state) => (
            <option value={state} selected={state === wanted.state}>
              {texts.states[state]} ({format.digits(counts[state]!)})
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="turn">{filter.turn}</label>{" "}
        <select id="turn" name="turn">
          <option value="">{filter.any}</option>
          {TURNS.map((turn) => (
            <option value={turn} selected={turn === wanted.turn}>{texts.turns[turn]}</option>
          ))}
        </select>
      </div>
      <button type="submit">{filter.submit}</button>
    </form>
  );
}

function Table(
  { page, items, mayEdit }: { page: Page } & Pick<ApplicationsProps, "items" | "mayEdit">,
) {
  const { texts: { applications: { columns } } } = page;
  return (
    <div class="letter">
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.title}</th>
            <th scope="col">{columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => <Row page={page} item={item} mayEdit={mayEdit} />)}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  page: Page;
  item: ApplicationsProps["items"][number];
  mayEdit: boolean;
}

function Row({ page, item, mayEdit }: RowProps) {
  const { context, format, texts: { applications: texts } } = page;
  const { columns } = texts;
  return (
    <tr>
      <td>
        <a href={pathOf(item.id)}>
          <Title page={page} title={item.title} />
        </a>{" "}
        <p>
          {columns.number}: <TrackingNumber page={page} number={item.number} />
        </p>
        {mayEdit && item.isDeletable && (
          <Form page={page} to={pathOf(item.id)}>
            <button type="submit" name="action" value="delete" class="open">
              {texts.delete}{" "}
              <span class="heard">
                <TrackingNumber page={page} number={item.number} />
              </span>
            </button>
          </Form>
        )}
      </td>
      <td>
        <b>{texts.states[item.state]}</b>
        <p>
          {columns.since}: {format.past(item.changedAt, context.now)}
        </p>
        <p>
          {columns.turn}: {texts.turns[item.turn]}
        </p>
      </td>
    </tr>
  );
}

function Title({ page, title }: { page: Page; title?: LocalText }) {
  return title ? <Local page={page} text={title} /> : <>{page.texts.applications.untitled}</>;
}

export interface ApplicationsDeletedProps {
  drafts: readonly { id: string; number: string; title?: LocalText; deletedAt: number }[];
  mayEdit: boolean;
}

/** Drafts that can be brought back. */
export function applicationsDeletedPage(
  page: Page,
  { drafts, mayEdit }: ApplicationsDeletedProps,
): View {
  const { context, format, texts: { applications: { board, deleted: texts } } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{drafts.length > 0 ? texts.lead : texts.empty}</p>
        <ul class="services">
          {drafts.map(({ id, number, title, deletedAt }) => (
            <li>
              <b>
                <Title page={page} title={title} />
              </b>{" "}
              <TrackingNumber page={page} number={number} />
              <p>{fillPlain(texts.at, { when: format.past(deletedAt, context.now) })}</p>
              {mayEdit && (
                <Form page={page} to={`/applications/deleted/${id}`}>
                  <button type="submit">{texts.restore}</button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        <a href="/applications">{board.back}</a>
      </>
    ),
  };
}

export interface ApplicationNewProps {
  /** Random: a form that is sent twice creates one draft. */
  once: string;
  failure?: "noConnection" | "suspended";
}

/** «ایجاد درخواست جدید»: there is one kind of system and one of application. */
export function applicationNewPage(page: Page, { once, failure }: ApplicationNewProps): View {
  const { texts: { applications } } = page;
  const texts = applications.fresh;
  return {
    heading: texts.heading,
    alarm: failure && {
      title: texts[failure].title,
      steps: texts[failure].steps.map((step) => named(step)),
    },
    content: failure
      ? (
        <>
          {failure === "noConnection" && (
            <p>
              <a class="button" href="/connections">{named(texts.connect)}</a>
            </p>
          )}
          <a href="/applications">{applications.board.back}</a>
        </>
      )
      : (
        <Form page={page} to="/applications/new">
          <input type="hidden" name="once" value={once} />
          <Choice
            page={page}
            name="system"
            label={texts.system}
            options={{ government: texts.systemValue }}
            value="government"
          />
          <Choice
            page={page}
            name="kind"
            label={texts.kind}
            options={{ service: texts.kindValue }}
            value="service"
          />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
      ),
  };
}
