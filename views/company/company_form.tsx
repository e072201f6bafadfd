import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Latin } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Alarm, Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface CompanyFormProps {
  companyId: string;
  error?: "missing" | "format" | "check_digit";
  failure?:
    | { code: "not_found" | "dissolved" | "not_chief_executive" }
    | { code: "registry_unavailable" | "limited"; retryAt: number };
}

/** The company's ID with the guide's notice (guide 1.7 §1.5). */
export function CompanyForm(
  { page, props, to }: { page: Page; props: CompanyFormProps; to: string },
) {
  const { company: texts } = page.texts;
  return (
    <>
      <Form page={page} to={to} typed>
        <Field
          page={page}
          name="company_id"
          label={texts.companyId.label}
          hint={texts.companyId.hint}
          error={props.error && texts.errors[props.error]}
          value={props.companyId}
          autocomplete="off"
        />
        <button type="submit" class="main">{texts.submit}</button>
      </Form>
      <Notice page={page} open={props.failure?.code === "not_chief_executive"} />
    </>
  );
}

/** The guide's own words (guide 1.7 §1.5), which concern few: folded until they are needed. */
function Notice({ page: { texts: { company } }, open }: { page: Page; open: boolean }) {
  const link = (
    <a href="https://irsherkat.ssaa.ir">
      <Latin>irsherkat.ssaa.ir</Latin>
    </a>
  );
  return (
    <details open={open}>
      <summary>{company.noticeTitle}</summary>
      <p class="hint">{fill(company.notice, { link })}</p>
    </details>
  );
}

/** What was wrong with the form, above the heading. */
export function companyAlarm(
  page: Page,
  { error, failure }: CompanyFormProps,
): Alarm | undefined {
  const { texts } = page;
  if (failure) return retryAlarm(page, texts.company.failures[failure.code], failure);
  return fieldAlarm(texts.window.correct, { company_id: error && texts.company.errors[error] });
}
