import { fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Digits } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { OtherWay, proofAlarm, WAY_PATHS } from "./ways.tsx";

export interface LevelCardProps {
  /** As typed, if the form was wrong; never after the registry has received it. */
  cardNumber: string;
  /** "9999 **** **** 1234": the card that was refused. */
  masked?: string;
  error?: "missing" | "format" | "check_digit";
  failure?:
    | { code: "mismatch" }
    | { code: "registry_unavailable" | "limited"; retryAt: number };
  /** The service also accepts a photo. */
  otherWay: boolean;
}

export function levelCardPage(page: Page, props: LevelCardProps): View {
  const { card } = page.texts.level3;
  const error = props.error && card.errors[props.error];
  const masked = props.masked && page.format.digits(props.masked);
  return {
    heading: card.heading,
    goingTo: true,
    alarm: proofAlarm(page, props.failure, {
      texts: card.failures,
      card: masked && <Digits>{masked}</Digits>,
    }) ?? fieldAlarm(page.texts.window.correct, { card_number: error }),
    content: (
      <>
        <Form page={page} to={WAY_PATHS.card} typed>
          <Field
            page={page}
            name="card_number"
            label={card.cardNumber.label}
            hint={card.cardNumber.hint}
            error={error}
            value={props.cardNumber}
            autocomplete="off"
          />
          <button type="submit" class="main">{card.submit}</button>
        </Form>
        <p class="hint">{card.kept}</p>
        {props.otherWay && <OtherWay page={page} way="face" />}
      </>
    ),
  };
}
