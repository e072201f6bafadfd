import type { Child, PropsWithChildren } from "hono/jsx";
import type { Step } from "../../domain/application/draft.ts";
import type { Alarm, Page } from "../components/page.ts";
import { fieldAlarm } from "../components/alarm.tsx";
import { typedIn } from "../components/field.tsx";
import { Author, Form, TYPED_FORM } from "../components/form.tsx";
import { fillPlain } from "../texts/fill.ts";
import { fieldErrors, type FormState } from "./draft_field.tsx";
import { STEPS } from "./steps.ts";

/** What each form of the wizard has besides its fields. */
export interface FormProps extends FormState {
  /** Of the application. */
  id: string;
  number: string;
  /** Digests of the values that are shown (domain/application/merge.ts). */
  shown: string;
  /** The step was just saved. */
  saved?: boolean;
  /** The form was sent after the session had ended, and is shown again. */
  kept?: boolean;
}

export const pathOf = (id: string) => `/applications/${id}`;

/** A form of the wizard. With a file it is sent in parts, and never by a script. */
export function StepForm(
  { page, to, props, file, children }: PropsWithChildren<
    { page: Page; to: string; props: Pick<FormProps, "shown">; file?: boolean }
  >,
) {
  const content = (
    <>
      {/* What the form showed first still counts in another language. */}
      <input type="hidden" name="shown" value={typedIn(page, "shown") ?? props.shown} />
      {children}
    </>
  );
  if (!file) return <Form page={page} to={to} typed>{content}</Form>;
  return (
    <form id={TYPED_FORM} method="post" action={to} novalidate enctype="multipart/form-data">
      <Author page={page} />
      {content}
    </form>
  );
}

/** The document's title names step and request; the heading is the step's name. */
export function stepHeading(
  { format, texts: { applications: { stepTitle } } }: Page,
  step: string,
  number: string,
) {
  const heading = fillPlain(stepTitle, { step, number: format.digits(number) });
  return { heading, shownHeading: step };
}

/** The alarm of a form: what a colleague changed, or what needs correcting. */
export function formAlarm(
  page: Page,
  state: FormState,
  more: Record<string, string | undefined> = {},
) {
  const { texts: { applications: { conflict }, window } } = page;
  const errors = fieldErrors(page, state);
  const alarm = fieldAlarm(window.correct, { ...errors, ...more });
  if (!state.conflicts?.length) return alarm;
  const { title, lead, hint } = conflict;
  return { title, steps: [lead, hint], links: alarm?.links } satisfies Alarm;
}

/** For the status region. */
export function formNotice(
  { texts: { applications } }: Page,
  { saved, kept }: Pick<FormProps, "saved" | "kept">,
): Child | undefined {
  return saved ? applications.saved : kept ? applications.kept.notice : undefined;
}

/** "Step 3 of 7", above the lead. */
export function StepPlace({ page, step }: { page: Page; step: Step }) {
  const { format, texts: { applications: { stepOf, leads } } } = page;
  return (
    <>
      <p class="for">
        {fillPlain(stepOf, {
          step: format.digits(STEPS.indexOf(step) + 1),
          steps: format.digits(STEPS.length + 1),
        })}
      </p>
      <p>{leads[step]}</p>
    </>
  );
}

/** To the next step, and to the overview of all. */
export function StepLinks({ page, id, step }: { page: Page; id: string; step: Step }) {
  const { texts: { applications: texts } } = page;
  const next = STEPS[STEPS.indexOf(step) + 1];
  return (
    <p>
      {next && (
        <a href={`${pathOf(id)}/${next}`}>
          {fillPlain(texts.nextStep, { step: texts.steps[next] })}
        </a>
      )}
      {next && " · "}
      <a href={pathOf(id)}>{texts.overview}</a>
    </p>
  );
}
