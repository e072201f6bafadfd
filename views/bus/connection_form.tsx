import type { ConnectionForm } from "../../domain/bus/connection.ts";
import type { ConnectionFaults, ConnectionLimits } from "../../domain/bus/form.ts";
import { Choice } from "../components/choice.tsx";
import { Field, Lines } from "../components/field.tsx";
import { Latin } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page } from "../components/page.ts";
import { fill, fillPlain } from "../texts/fill.ts";

export interface ConnectionFormProps {
  form: ConnectionForm;
  faults?: ConnectionFaults;
  limits: ConnectionLimits;
}

type Name = keyof ConnectionForm;

/** For documentation (RFC 5737). */
const ADDRESS = "192.0.2.10";

/** What each field lacks, in words. */
export function errorsOf(
  page: Page,
  { faults = {}, limits }: Pick<ConnectionFormProps, "faults" | "limits">,
): Partial<Record<Name, string>> {
  const { format, texts: { bus: { errors } } } = page;
  const textOf = (name: Name): string | undefined => {
    switch (faults[name]) {
      case "missing":
        return (errors.missing as Partial<Record<Name, string>>)[name];
      case "format":
        return fillPlain((errors.format as Record<string, string>)[name], { example: ADDRESS });
      case "long":
        return fillPlain(errors.long, {
          count: format.digits(name === "purpose" ? limits.purpose : limits.line),
        });
      case "many":
        return fillPlain(errors.many, { count: format.digits(limits.entries) });
      case undefined:
        return undefined;
    }
  };
  const names = Object.keys(faults) as Name[];
  return Object.fromEntries(names.map((name) => [name, textOf(name)]));
}

/** «درخواست اتصال»: saved as it is, or sent for review. */
export function ConnectionFormFields(
  { page, to, id, form, faults, limits }: ConnectionFormProps & {
    page: Page;
    to: string;
    id?: string;
  },
) {
  const { texts: { bus: texts } } = page;
  const errors = errorsOf(page, { faults, limits });
  const common = (name: Name) => ({
    page,
    name,
    label: texts.fields[name],
    value: form[name],
    error: errors[name],
  });
  const line = (name: Name) => ({
    ...common(name),
    inputmode: "text" as const,
    autocomplete: "off",
  });
  return (
    <Form page={page} to={to} typed>
      {id && <input type="hidden" name="id" value={id} />}
      <Choice {...common("bus")} options={texts.buses} />
      <Lines {...common("purpose")} max={limits.purpose} />
      <Field {...line("contactName")} dir="auto" />
      <Field {...line("contactPosition")} dir="auto" />
      <Field {...line("contactMobile")} inputmode="tel" />
      <Field
        {...line("contactEmail")}
        inputmode="email"
        hint={fill(texts.hints.contactEmail, { example: <Latin>fani@example.ir</Latin> })}
      />
      <Lines {...common("addresses")} hint={texts.hints.addresses} dir="ltr" />
      <Lines {...common("userNames")} hint={texts.hints.userNames} dir="ltr" />
      <button type="submit" name="action" value="send" class="main">{texts.send}</button>{" "}
      <button type="submit" name="action" value="save">{texts.save}</button>
    </Form>
  );
}
