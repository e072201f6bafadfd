import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Page } from "../components/page.ts";
import type { ServiceState } from "./desk_services.tsx";

/** Out of service and back; what is suspended can be ended for good. */
export function StandingForm(
  { page, id, state, isReasonOptional, typed = "", error }: {
    page: Page;
    id: string;
    state: ServiceState;
    isReasonOptional: boolean;
    typed?: string;
    error?: string;
  },
) {
  const { deskService: texts, applications: { optional } } = page.texts;
  if (state === "retired") return null;
  return (
    <>
      <h2>{texts.standing}</h2>
      <p>{state === "open" ? texts.suspendLead : texts.retireLead}</p>
      <Form page={page} to={`/services/${id}/standing`} typed>
        <Field
          page={page}
          name="reason"
          label={texts.reason}
          hint={isReasonOptional ? `${optional}. ${texts.reasonHint}` : texts.reasonHint}
          value={typed}
          error={error}
          autocomplete="off"
          inputmode="text"
          dir="auto"
        />
        {state === "open"
          ? <button type="submit" name="change" value="suspend">{texts.suspend}</button>
          : (
            <>
              <button type="submit" name="change" value="resume">{texts.resume}</button>{" "}
              <button type="submit" name="change" value="retire">{texts.retire}</button>
            </>
          )}
      </Form>
    </>
  );
}
