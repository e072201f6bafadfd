/** The field for a postal code, and what is said when it cannot be taken. */
import type { Child } from "hono/jsx";
import { fill } from "../texts/fill.ts";
import { fieldAlarm, retryAlarm } from "./alarm.tsx";
import { Field } from "./field.tsx";
import { Latin } from "./foreign.tsx";
import type { Alarm, Page } from "./page.ts";

export interface PostalCodeProblem {
  error?: "missing" | "format" | "unknown";
  failure?: { code: "registry_unavailable" | "limited"; retryAt: number };
}

export function PostalCodeField(
  { page, value, error }: { page: Page; value: string; error?: Child },
) {
  const { label, hint } = page.texts.postalCode.postalCode;
  return (
    <Field
      page={page}
      name="postal_code"
      label={label}
      hint={hint}
      error={error}
      value={value}
      autocomplete="postal-code"
    />
  );
}

/** `said`: the sentence of the error. */
export function postalCodeAlarm(
  page: Page,
  { failure, error, said }: Pick<PostalCodeProblem, "failure"> & { error?: string; said?: Child },
): Alarm | undefined {
  const { texts } = page;
  if (failure) return retryAlarm(page, texts.postalCode.failures[failure.code], failure);
  const alarm = fieldAlarm(texts.window.correct, { postal_code: said });
  if (!alarm || error !== "unknown") return alarm;
  const gnaf = (
    <a href="https://gnaf.post.ir">
      <Latin>gnaf.post.ir</Latin>
    </a>
  );
  const { label } = texts.postalCode.postalCode;
  return {
    title: texts.postalCode.errors.unknown,
    steps: [fill(texts.postalCode.lookUp, { link: gnaf })],
    links: [{ to: "#postal_code", text: label }],
  };
}
