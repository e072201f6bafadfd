import { SECOND } from "../texts/units.ts";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { Reference } from "../components/reference.tsx";
import { fill } from "../texts/fill.ts";
import type { Texts } from "../texts/types/mod.ts";

/** Named as its texts are. */
export type Problem = keyof Texts["problem"]["pages"];

export interface ProblemProps {
  problem: Problem;
  /** "1234-5678" */
  reference: string;
  /** Seconds. */
  retryAfter?: number;
  /** First page of the host; the window's home by default. */
  start?: string;
  /** The page that the person came from, if it is known: offered instead of the first page. */
  back?: string;
  /** Set when the same request may be sent again. */
  again?: SendAgain;
  /** Something was sent, and this is where the person does what is missing. */
  unsent?: Unsent;
}

export interface Unsent {
  code: keyof Texts["problem"]["unsent"]["button"];
  to: string;
}

/** The form as it was sent; without one, the page is opened again. */
export interface SendAgain {
  /** URL of the page, when it is on another host. */
  page?: string;
  form?: {
    to: string;
    fields: Record<string, string>;
    /** It has one, which is not kept. */
    hasFile?: boolean;
  };
}

export function problemPage(page: Page, props: ProblemProps): View {
  const { context, texts, format } = page;
  const { pages, retryFrom, back, start } = texts.problem;
  const { title, steps } = pages[props.problem];
  const to = props.back ?? props.start ?? context.href("/");
  return {
    heading: title,
    content: (
      <>
        {steps.map((step) => <p>{step}</p>)}
        {props.retryAfter !== undefined && (
          <p>
            {fill(retryFrom, {
              when: format.when(context.now + props.retryAfter * SECOND, context.now),
            })}
          </p>
        )}
        {props.again && <Again page={page} again={props.again} />}
        {props.unsent
          ? <WayOn page={page} unsent={props.unsent} />
          : to !== props.again?.page && <a class="button" href={to}>{props.back ? back : start}</a>}
        <Reference page={page}>{props.reference}</Reference>
      </>
    ),
  };
}

/** Sends the same request again. */
function Again({ page, again }: { page: Page; again: SendAgain }) {
  const { context, texts: { problem: { again: texts } } } = page;
  const { form } = again;
  if (!form) {
    return (
      <p>
        <a class="button main" href={again.page ?? context.here}>{texts.reopen}</a>
      </p>
    );
  }
  const fields = Object.entries(form.fields).map(([name, value]) => (
    <input type="hidden" name={name} value={value} />
  ));
  const submit = <button type="submit" class="main">{texts.submit}</button>;
  return (
    <>
      <p>{texts.kept}</p>
      {form.hasFile
        ? (
          <form method="post" action={form.to} novalidate enctype="multipart/form-data">
            {fields}
            <div class="field">
              <label for="file">{texts.file}</label> <input type="file" id="file" name="file" />
            </div>
            {submit}
          </form>
        )
        : <Form page={page} to={form.to}>{fields}{submit}</Form>}
    </>
  );
}

/**
 * In a new tab, because the form of this one keeps its fields only until another page is opened in
 * its place: Back leads to sign-in before it, and to the filled form after it.
 */
function WayOn({ page, unsent: { code, to } }: { page: Page; unsent: Unsent }) {
  const { texts: { problem: { unsent: texts } } } = page;
  return (
    <>
      <p>{fill(texts.here, { link: <a href={to}>{texts.link}</a> })}</p>
      <p>{texts.kept}</p>
      <p>
        <a class="button main" href={to} target="_blank" rel="noopener">{texts.button[code]}</a>
      </p>
    </>
  );
}
