import type { OfferedAddress } from "../../domain/sign_in/offered_address.ts";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import {
  postalCodeAlarm,
  PostalCodeField,
  type PostalCodeProblem,
} from "../components/postal_code.tsx";

export interface PostalCodeProps extends PostalCodeProblem {
  postalCode: string;
  /** Where the code shown comes from, if it is offered. */
  from?: OfferedAddress["from"];
  /** Whether the person has typed it: their digits stay as they are. */
  isTyped?: boolean;
  /** Offer a temporary account of level 1. */
  temporaryOffered: boolean;
}

/** Step 5: the postal code (guide 1.7 §1.4). */
export function postalCodePage(page: Page, props: PostalCodeProps): View {
  const texts = page.texts.postalCode;
  const error = props.error && texts.errors[props.error];
  const from = error ? undefined : props.from;
  return {
    heading: texts.heading,
    step: 5,
    alarm: postalCodeAlarm(page, { ...props, said: error }),
    content: (
      <>
        <p>{from ? texts.questions[from] : texts.lead}</p>
        {from === "registry" && (
          // The guide's own sentence, after the question that it asks.
          <details>
            <summary>{texts.registeredTitle}</summary>
            <p>{texts.registeredLead}</p>
          </details>
        )}
        <Form page={page} to="/login/postal-code" typed>
          <PostalCodeField
            page={page}
            error={error}
            value={props.from && !props.isTyped
              ? page.format.digits(props.postalCode)
              : props.postalCode}
          />
          <button type="submit" class="main">{texts.submit}</button>
          {props.temporaryOffered && (
            <div class="more">
              <h2>{texts.temporary.question}</h2>
              <p>{texts.temporary.meaning}</p>
              <button type="submit" name="action" value="temporary" formnovalidate>
                {texts.temporary.submit}
              </button>
            </div>
          )}
        </Form>
      </>
    ),
  };
}
