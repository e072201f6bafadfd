import type { NationalIdError } from "../../domain/identity/national_id.ts";
import type { BirthDateError } from "../../domain/identity/birth_date.ts";
import type { RegistryName } from "../../domain/registry/registries.ts";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { BirthDate, type TypedBirthDate } from "./birth_date.tsx";
import { birthDateError } from "./birth_date_error.ts";
import { Field } from "../components/field.tsx";
import { ForeignFields, type TypedForeignIdentity } from "./foreign_fields.tsx";
import { Form } from "../components/form.tsx";
import type { Alarm, Page, View } from "../components/page.ts";
import { Tabs } from "../components/tabs.tsx";

export interface IdentityProps extends TypedBirthDate {
  nationalId: string;
  /** Set on the tab «اتباع», where `nationalId` is unused. */
  foreign?: TypedForeignIdentity;
  errors?: {
    nationalId?: NationalIdError;
    birthDate?: BirthDateError;
    fidaCode?: "missing" | "format";
    documentKind?: "missing";
    documentNumber?: "missing" | "format";
  };
  failure?:
    /** «اطلاعات هویتی نادرست است» */
    | { code: "mismatch" }
    | { code: "registry_unavailable"; registry: RegistryName; retryAt: number }
    | { code: "limited"; retryAt: number };
}

/** Step 3, with its tabs «ایرانی» and «اتباع» (guide 1.7 §1.3). */
export function identityPage(page: Page, props: IdentityProps): View {
  const texts = page.texts.identity;
  const { foreign } = props;
  const dateError = props.errors?.birthDate && birthDateError(page, props.errors.birthDate);
  const errors = errorsOf(page, props);
  return {
    heading: texts.heading,
    step: 3,
    alarm: alarmOf(page, props) ?? fieldAlarm(page.texts.window.correct, {
      ...errors,
      ...dateError && { [`birth_${dateError.parts[0]}`]: dateError.text },
    }),
    content: (
      <>
        <Kinds page={page} current={foreign ? "foreign" : "iranian"} />
        <p>{foreign ? texts.foreign.lead : texts.lead}</p>
        <Form page={page} to={foreign ? "/login/identity?kind=foreign" : "/login/identity"} typed>
          <input type="hidden" name="kind" value={foreign ? "foreign" : "iranian"} />
          {foreign ? <ForeignFields page={page} foreign={foreign} errors={errors} /> : (
            <Field
              page={page}
              name="national_id"
              label={texts.nationalId.label}
              hint={texts.nationalId.hint}
              error={errors.national_id}
              value={props.nationalId}
              autocomplete="off"
            />
          )}
          <BirthDate
            page={page}
            typed={props}
            hint={foreign ? texts.foreign.birthDateHint : texts.birthDate.hint}
            error={dateError}
          />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
      </>
    ),
  };
}

function Kinds({ page, current }: { page: Page; current: "iranian" | "foreign" }) {
  const { context, texts: { identity: { tabs } } } = page;
  return (
    <Tabs
      label={tabs.label}
      current={current}
      tabs={(["iranian", "foreign"] as const).map((kind) => [
        kind,
        context.href(`/login/identity?kind=${kind}`),
        tabs[kind],
      ])}
    />
  );
}

/** In the order of the fields before the date. */
function errorsOf({ texts: { identity: texts } }: Page, { errors = {} }: IdentityProps) {
  const { foreign } = texts;
  return {
    national_id: errors.nationalId && texts.errors.nationalId[errors.nationalId],
    document_kind: errors.documentKind && foreign.errors.documentKind,
    document_number: errors.documentNumber && foreign.errors.documentNumber[errors.documentNumber],
    fida_code: errors.fidaCode && foreign.errors.fidaCode[errors.fidaCode],
  };
}

function alarmOf(
  { texts: { identity }, format, context }: Page,
  { failure, foreign }: IdentityProps,
): Alarm | undefined {
  if (!failure) return undefined;
  const failures = { ...identity.failures, ...foreign && identity.foreign.failures };
  if (failure.code === "mismatch") return failureAlarm(failures.mismatch);
  const when = format.when(failure.retryAt, context.now);
  if (failure.code === "limited") return failureAlarm(failures.limited, { when });
  return failureAlarm(
    failure.registry === "foreigners"
      ? identity.foreign.failures.foreigners
      : failure.registry === "sim"
      ? failures.sim
      : failures.civil,
    { when },
  );
}
