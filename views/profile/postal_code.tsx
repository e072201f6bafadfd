import type { Child } from "hono/jsx";
import { Digits } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import {
  postalCodeAlarm,
  PostalCodeField,
  type PostalCodeProblem,
} from "../components/postal_code.tsx";
import { fill } from "../texts/fill.ts";

export interface PostalCodeChangeProps extends Omit<PostalCodeProblem, "error"> {
  /** The present one, masked. */
  current?: string;
  /** As it was typed. */
  postalCode: string;
  error?: PostalCodeProblem["error"] | "same";
}

/** The person has moved. */
export function postalCodeChangePage(page: Page, props: PostalCodeChangeProps): View {
  const { format, texts: { postalCodeChange: texts, postalCode } } = page;
  const { current, error } = props;
  const said: Child | undefined = error === "same" ? texts.same : error && postalCode.errors[error];
  return {
    heading: texts.heading,
    alarm: postalCodeAlarm(page, { failure: props.failure, error, said }),
    content: (
      <>
        <p>{texts.lead}</p>
        {current && (
          <p>
            {fill(texts.now, { postalCode: <Digits>{format.digits(current)}</Digits> })}
          </p>
        )}
        <Form page={page} to="/profile/postal-code" typed>
          <PostalCodeField page={page} value={props.postalCode} error={said} />
          <button type="submit" class="main">{postalCode.submit}</button>
        </Form>
        <p>
          <a href="/profile">{texts.back}</a>
        </p>
      </>
    ),
  };
}
