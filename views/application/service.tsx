import type { KnownService, NameFault } from "../../domain/application/service_name.ts";
import { Field } from "../components/field.tsx";
import { Facts } from "../components/facts.tsx";
import { Latin } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fieldErrors } from "./draft_field.tsx";
import { gapText } from "./gap.tsx";
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
  /** It is live, so that no other can be chosen. */
  isFixed?: boolean;
  /** What was typed for a new one. */
  fresh: { id: string; title: string; fault?: NameFault };
  /** How the address of a service looks. */
  host: string;
}

/** «سرویس درخواستی»: found, or a new name; exactly one. */
export function applicationServicePage(page: Page, props: ApplicationServiceProps): View {
  const { texts: { applications: texts } } = page;
  const { id, services, chosen } = props;
  const { fault } = props.fresh;
  const error = fault && texts.name.faults[fault];
  const path = `${pathOf(id)}/service`;
  const wrong = fieldErrors(page, props).service_id;
  const at = props.isFixed ? "service_id" : "q";
  const fixed = gapText(page, { step: "service", code: "fixed", field: "service_id" });
  return {
    ...stepHeading(page, texts.steps.service, props.number),
    alarm: formAlarm(page, props, { service_id: undefined, new_id: error, [at]: wrong }),
    notice: formNotice(page, props),
    content: (
      <>
        <StepPlace page={page} step="service" />
        {chosen && <Facts facts={[[texts.name.chosen, <Latin>{chosen}</Latin>]]} />}
        {props.isFixed
          ? <p id="service_id">{fixed}</p>
          : <Search page={page} path={path} props={props} />}
        <Form page={page} to={path}>
          <input type="hidden" name="shown" value={props.shown} />
          <ul class="services">
            {services.map((service) => (
              <Service page={page} service={service} isChosen={service.id === chosen} />
            ))}
          </ul>
        </Form>
        <PageLinks page={page} at={props.at} pages={props.pages} query={props.query} />
        {!props.isFixed && <NewName page={page} to={path} props={props} error={error} />}
        <StepLinks page={page} id={id} step="service" />
      </>
    ),
  };
}

function Search(
  { page, path, props }: { page: Page; path: string; props: ApplicationServiceProps },
) {
  const { texts: { applications: { name: texts } } } = page;
  return (
    <>
      <h2>{texts.search}</h2>
      <form action={path} role="search" aria-label={texts.search}>
        <Field
          page={page}
          name="q"
          label={texts.words}
          error={fieldErrors(page, props).service_id}
          value={props.words}
          inputmode="text"
          dir="auto"
          autocomplete="off"
        />
        <button type="submit">{texts.find}</button>
      </form>
      {props.words !== "" && props.services.length === 0 && <p>{texts.none}</p>}
    </>
  );
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
