import type { ContentField } from "../../domain/application/fields_of.ts";
import type { Step } from "../../domain/application/draft.ts";
import { Facts } from "../components/facts.tsx";
import type { Page } from "../components/page.ts";
import { inGroups } from "../components/reference.tsx";
import { optionsOf } from "./draft_field.tsx";
import { fieldLabel } from "./labels.ts";
import { STEPS } from "./steps.ts";

/** An application that was submitted, step by step. */
export function ContentFields({ page, fields }: { page: Page; fields: readonly ContentField[] }) {
  const steps = STEPS.filter((step) => fields.some((field) => field.step === step));
  return <>{steps.map((step) => <StepFields page={page} step={step} fields={fields} />)}</>;
}

function StepFields(
  { page, step, fields }: { page: Page; step: Step; fields: readonly ContentField[] },
) {
  const { texts: { applications } } = page;
  return (
    <>
      <h2>{applications.steps[step]}</h2>
      <Facts
        facts={fields.filter((field) => field.step === step).map((field) => [
          fieldLabel(page, field.label),
          <FieldValue page={page} field={field} />,
        ])}
      />
    </>
  );
}

/**
 * What an agency wrote has its own direction. A choice is in the page's words, and some begin with a
 * Latin name, so it has the page's direction.
 */
export function FieldValue(
  { page, field }: { page: Page; field: Pick<ContentField, "label" | "value"> },
) {
  const text = fieldText(page, field);
  return choiceOf(page, field) === undefined
    ? <bdi class="said">{text}</bdi>
    : <span class="said">{text}</span>;
}

/** Its words, if it is a choice. */
function choiceOf(
  page: Page,
  { label, value }: Pick<ContentField, "label" | "value">,
): string | undefined {
  if (label === "user_name" && value === "+new") return page.texts.applications.newUser;
  const options = optionsOf(page, label) ?? {};
  return Object.hasOwn(options, value) ? options[value] : undefined;
}

/** Their digits are the page's own. */
const NUMBERS = new Set<ContentField["label"]>([
  "contact_mobile",
  "contact_phone",
  "letter_day",
  "letter_month",
  "letter_year",
  "max_age",
  "requests",
]);

/** "GSB 4029183746507", with its number in groups. */
export const connectionText = ({ format }: Page, text: string): string =>
  format.digits(text.replace(/(?<= )\d+$/, inGroups));

/** The value as it is read: a choice by its words. */
export function fieldText(
  page: Page,
  field: Pick<ContentField, "label" | "value">,
): string {
  const { format } = page;
  const { label, value } = field;
  if (label === "letter_date") return format.date(Date.parse(value));
  if (label === "connection_id") return connectionText(page, value);
  const text = choiceOf(page, field) ?? value;
  return NUMBERS.has(label) ? format.digits(text) : text;
}
