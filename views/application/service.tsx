import type { KnownService, NameFault } from "../../domain/application/service_name.ts";
import { Field } from "../components/field.tsx";
import { Facts } from "../components/facts.tsx";
import { Latin } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fieldErrors } from "./draft_field.tsx";
import { named } from "./labels.ts";
import { PageLinks, type PagesProps } from "./page_links.tsx";
import {
  formAlarm,
  formNotice,
  type FormProps,
  pathOf,
  StepForm,
  stepHeading,
  StepLinks,
  StepPlace,
} from "./step_form.tsx";

export interface ApplicationServiceProps extends FormProps, PagesProps {
  words: string;
  services: readonly KnownService[];
  /** Absent until one was chosen. */
  chosen?: string;
  /** What was typed for a new one. */
  fresh: { id: string; title: string; fault?: NameFault };
  /** How the address of a service looks. */
  host: string;
}

/** «سرویس درخواستی»: found, or a new name; exactly one. */
export function applicationServicePage(page: Page, props: ApplicationServiceProps): View {
  const { texts: { applications: texts } } = page;
  const { id, words, services, chosen } = props;
  const { fault } = props.fresh;
  const error = fault && texts.name.faults[fault];
  const path = `${pathOf(id)}/service`;
  return {
    ...stepHeading(page, texts.steps.service, props.number),
    alarm: formAlarm(page, props, { new_id: error, q: fieldErrors(page, props).service_id }),
    notice: formNotice(page, props),
    content: (
      <>
        <StepPlace page={page} step="service" />
        {chosen && <Facts facts={[[texts.name.chosen, <Latin>{chosen}</Latin>]]} />}
        <h2>{texts.name.search}</h2>
        <form action={path} role="search" aria-label={texts.name.search}>
          <Field
            page={page}
            name="q"
            label={texts.name.words}
            error={fieldErrors(page, props).service_id}
            value={words}
            inputmode="text"
            dir="auto"
            autocomplete="off"
          />
          <button type="submit">{texts.name.find}</button>
        </form>
        {services.length === 0 && <p>{texts.name.none}</p>}
        <Form page={page} to={path}>
          <input type="hidden" name="shown" value={props.shown} />
          <input type="hidden" name="author" value={props.author} />
          <ul class="services">
            {services.map((service) => (
              <Service page={page} service={service} isChosen={service.id === chosen} />
            ))}
          </ul>
        </Form>
        <PageLinks page={page} at={props.at} pages={props.pages} query={props.query} />
        <NewName page={page} to={path} props={props} error={error} />
        <StepLinks page={page} id={id} step="service" />
      </>
    ),
  };
}

function Service(
  { page, service: { id, title, isInCatalogue }, isChosen }: {
    page: Page;
    service: KnownService;
    isChosen: boolean;
  },
) {
  const { texts: { applications: { name: texts } } } = page;
  return (
    <li>
      <b>
        <bdi>{title}</bdi>
      </b>
      <p>
        <Latin>{id}</Latin>
        {isInCatalogue && ` (${texts.inCatalogue})`}
      </p>
      {isChosen
        ? <span class="badge">{texts.chosen}</span>
        : (
          <button type="submit" name="service_id" value={id}>
            {texts.choose} <span class="heard">{title}</span>
          </button>
        )}
    </li>
  );
}

function NewName(
  { page, to, props, error }: {
    page: Page;
    to: string;
    props: ApplicationServiceProps;
    error?: string;
  },
) {
  const { texts: { applications: { name: texts } } } = page;
  return (
    <section class="more">
      <h2>{texts.newHeading}</h2>
      <p>{texts.newLead}</p>
      <StepForm page={page} to={to} props={props}>
        <Field
          page={page}
          name="new_title"
          label={texts.title}
          value={props.fresh.title}
          inputmode="text"
          dir="auto"
          autocomplete="off"
        />
        <Field
          page={page}
          name="new_id"
          label={texts.id}
          hint={named(texts.idHint, { host: props.host })}
          error={error}
          value={props.fresh.id}
          inputmode="text"
          autocomplete="off"
        />
        <button type="submit" name="action" value="register">{texts.register}</button>
      </StepForm>
    </section>
  );
}
