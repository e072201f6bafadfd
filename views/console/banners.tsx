import type { Banner, BannerFaults, TypedBanner } from "../../domain/console/banner.ts";
import type { ReasonFault } from "../../domain/console/reason.ts";
import { fieldAlarm } from "../components/alarm.tsx";
import { Choice } from "../components/choice.tsx";
import { Field } from "../components/field.tsx";
import { ButtonForm, Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { BannerTexts, LANGUAGES } from "./banner_texts.tsx";
import { Reason } from "./reason.tsx";

export interface BannersProps {
  banners: Banner[];
  typed: TypedBanner & { reason: string };
  faults?: BannerFaults;
  reasonError?: ReasonFault;
  /** Characters of a text, and hours. */
  most: number;
  longest: number;
}

/** What is shown on every page, and a form that proposes another. */
export function bannersPage(page: Page, props: BannersProps): View {
  const { format, texts: { console: { banners: texts, proposals, reason }, window } } = page;
  const { banners, typed, faults } = props;
  const of = (text: string) =>
    fill(text, { count: format.digits(props.most), hours: format.digits(props.longest) });
  const texted = Object.fromEntries(
    LANGUAGES.map((tag) => {
      const fault = faults?.texts?.[tag];
      return [`text_${tag}`, fault && of(texts.errors.text[fault])];
    }),
  );
  const errors = {
    ...texted,
    severity: faults?.severity && texts.errors.severity,
    start: faults?.start && of(texts.errors.start),
    hours: faults?.hours && of(texts.errors.hours),
  };
  return {
    heading: texts.heading,
    alarm: fieldAlarm(window.correct, {
      ...errors,
      reason: props.reasonError && reason[props.reasonError],
    }),
    content: (
      <>
        <p>{banners.length > 0 ? texts.lead : texts.empty}</p>
        <ul class="services">
          {banners.map((banner) => <Shown page={page} banner={banner} />)}
        </ul>
        <h2>{texts.add}</h2>
        <Form page={page} to="/banners" typed>
          {LANGUAGES.map((tag) => (
            <Field
              page={page}
              name={`text_${tag}`}
              label={texts.text[tag]}
              hint={of(texts.textHint)}
              value={typed.texts[tag]}
              error={texted[`text_${tag}`]}
              inputmode="text"
              dir="auto"
              autocomplete="off"
            />
          ))}
          <Choice
            page={page}
            name="severity"
            label={texts.severity}
            options={texts.severities}
            value={typed.severity}
            error={errors.severity}
          />
          <Field
            page={page}
            name="start"
            label={texts.start}
            hint={texts.startHint}
            value={typed.start}
            error={errors.start}
            autocomplete="off"
          />
          <Field
            page={page}
            name="hours"
            label={texts.hours}
            hint={of(texts.hoursHint)}
            value={typed.hours}
            error={errors.hours}
            autocomplete="off"
          />
          <Reason page={page} value={typed.reason} error={props.reasonError} />
          <button type="submit" class="main">{proposals.submit}</button>
        </Form>
      </>
    ),
  };
}

function Shown({ page, banner }: { page: Page; banner: Banner }) {
  const { context, format, texts: { console: { banners: texts } } } = page;
  const { id, severity, from, until } = banner;
  return (
    <li>
      <span class="badge">{texts.severities[severity]}</span>{" "}
      {from > context.now && fill(texts.from, { when: format.when(from, context.now) })}{" "}
      {fill(texts.until, { when: format.when(until, context.now) })}
      <BannerTexts texts={banner.texts} />
      <ButtonForm page={page} to="/banners/end" beside name="id" value={id}>{texts.end}</ButtonForm>
    </li>
  );
}
