import { SECOND } from "../components/units.ts";
import { Form } from "../components/form.tsx";
import { Latin } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import type { ProblemProps, SendAgain } from "../props.ts";
import { fill } from "../texts/fill.ts";

export function problemPage(page: Page, props: ProblemProps): View {
  const { context, texts, format } = page;
  const { pages, retryFrom, requestId, back } = texts.problem;
  const { title, steps } = pages[props.problem];
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
        <a class="button" href={props.back ?? context.href("/")}>{back}</a>
        <p class="hint">{fill(requestId, { id: <Latin>{props.requestId}</Latin> })}</p>
      </>
    ),
  };
}

/** The same once more, as it was. */
function Again({ page, again: { form } }: { page: Page; again: SendAgain }) {
  const { context, texts: { problem: { again: texts } } } = page;
  if (!form) {
    return (
      <p>
        <a class="button main" href={context.here}>{texts.reopen}</a>
      </p>
    );
  }
  return (
    <>
      <p>{texts.kept}</p>
      <Form page={page} to={form.to}>
        {Object.entries(form.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="main">{texts.submit}</button>
      </Form>
    </>
  );
}
