import type { Child } from "hono/jsx";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Description, descriptionOf, Field } from "../components/field.tsx";
import { Digits } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import { GoingTo } from "../components/going_to.tsx";
import type { Page, View } from "../components/page.ts";
import type { LevelCardProps, LevelFaceProps, LevelProps } from "../props.ts";
import { fill } from "../texts/fill.ts";

const PATHS = { card: "/login/level/card", face: "/login/level/face" };

/** Which way to level 3 (citizen-handbook §6), and why it is asked for. */
export function levelPage(page: Page, { why, maxAge, ways }: LevelProps): View {
  const { context } = page;
  const texts = page.texts.level3;
  const period = maxAge === undefined ? undefined : page.format.period(maxAge);
  return {
    heading: texts.heading,
    content: (
      <>
        <GoingTo page={page} />
        <p>
          {fill(texts.lead[why], { period })} {ways.length > 1 && texts.chooseOne}
        </p>
        <p>
          {ways.map((way, i) => (
            <>
              <a class={i ? "button" : "button main"} href={context.href(PATHS[way])}>
                {texts[way].choose}
              </a>
              {" "}
            </>
          ))}
        </p>
        <p class="hint">
          {period ? fill(texts.holds, { period }) : texts.holdsSession} {texts.kept}
        </p>
      </>
    ),
  };
}

export function levelCardPage(page: Page, props: LevelCardProps): View {
  const { card, kept } = page.texts.level3;
  const error = props.error && card.errors[props.error];
  const masked = props.masked && page.format.digits(props.masked);
  return {
    heading: card.heading,
    alarm: failureOf(page, props.failure, {
      texts: card.failures,
      card: masked && <Digits>{masked}</Digits>,
    }) ?? fieldAlarm(page.texts.window.correct, { card_number: error }),
    content: (
      <>
        <GoingTo page={page} />
        <Form page={page} to={PATHS.card}>
          <Field
            name="card_number"
            label={card.cardNumber.label}
            hint={card.cardNumber.hint}
            error={error}
            value={props.cardNumber}
            autocomplete="off"
          />
          <button type="submit" class="main">{card.submit}</button>
        </Form>
        <p class="hint">{kept}</p>
        {props.otherWay && <OtherWay page={page} to={PATHS.face} />}
      </>
    ),
  };
}

/** A plain form also where there are scripts: a file on a slow line takes longer than htmx waits. */
export function levelFacePage(page: Page, props: LevelFaceProps): View {
  const { face, kept } = page.texts.level3;
  const described = {
    id: "photo",
    hint: face.photo.hint,
    error: props.error && face.errors[props.error],
  };
  return {
    heading: face.heading,
    alarm: failureOf(page, props.failure, { texts: face.failures }) ??
      fieldAlarm(page.texts.window.correct, { photo: described.error }),
    content: (
      <>
        <GoingTo page={page} />
        <form
          method="post"
          action={page.context.href(PATHS.face)}
          enctype="multipart/form-data"
          novalidate
        >
          <div class="field">
            <label for="photo">{face.photo.label}</label>
            <Description {...described} />
            <input
              id="photo"
              name="photo"
              type="file"
              accept="image/jpeg,image/png"
              capture="user"
              aria-invalid={described.error ? "true" : undefined}
              aria-describedby={descriptionOf(described)}
            />
          </div>
          <button type="submit" class="main">{face.submit}</button>
        </form>
        <p class="hint">{kept}</p>
        {props.otherWay && <OtherWay page={page} to={PATHS.card} />}
      </>
    ),
  };
}

function OtherWay({ page: { context, texts }, to }: { page: Page; to: string }) {
  return (
    <p>
      <a href={context.href(to)}>{texts.level3.other}</a>
    </p>
  );
}

function failureOf<Code extends string>(
  { format, context }: Page,
  failure: { code: Code; retryAt?: number } | undefined,
  { texts, card }: {
    texts: Record<Code, Parameters<typeof failureAlarm>[0]>;
    card?: Child;
  },
) {
  if (!failure) return undefined;
  const { code, retryAt } = failure;
  const when = retryAt === undefined ? undefined : format.when(retryAt, context.now);
  return failureAlarm(texts[code], { when, card });
}
