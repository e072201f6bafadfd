import type { Registration } from "../../domain/agency/registration.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { failureAlarm, fieldAlarm, TypedTooLate } from "../components/alarm.tsx";
import { Facts } from "../components/facts.tsx";
import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import { Lines } from "../components/field.tsx";
import type { Page, View } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { fill, fillPlain } from "../texts/fill.ts";
import { RegisteredFacts, RegistrationHistory } from "./registered.tsx";

export interface AgencyRegistrationProps {
  registration: Registration;
  /** There is an agency with this national ID, which this registration has not begun. */
  isAgency: boolean;
  /** Tracking numbers of others that name the same organisation. */
  others: readonly string[];
  /** Of an approved one: how its managers stand at the desk. */
  managers?: readonly (Staff["state"] | null)[];
  /** A reason. */
  text: string;
  fault?: "missing" | "long";
  failure?: "gone" | "duplicate";
  /** Characters. */
  maxReason: number;
}

/** The expert's page of a registration. */
export function agencyRegistrationPage(page: Page, props: AgencyRegistrationProps): View {
  const { format, texts: { agency, window } } = page;
  const { review: texts, state } = agency;
  const { registration, isAgency, others, managers, fault, failure, maxReason } = props;
  const { number, registered } = registration;
  const text = fault && fillPlain(texts.errors[fault], { count: format.digits(maxReason) });
  return {
    heading: fillPlain(texts.one, { name: registered.name.fa }),
    alarm: failure ? failureAlarm(texts[failure]) : fieldAlarm(window.correct, { text }),
    content: (
      <>
        {isAgency && <p>{texts.isAgency}</p>}
        <Facts
          facts={[
            [state.number, <TrackingNumber page={page} number={number} />],
            [state.label, <span class="badge">{state.names[registration.state]}</span>],
          ]}
        />
        <RegisteredFacts page={page} registered={registered} />
        {others.length > 0 && <Others page={page} others={others} />}
        {managers && <Managers page={page} registration={registration} managers={managers} />}
        <RegistrationHistory page={page} acts={registration.acts} />
        {registration.state === "submitted" && (
          <Form page={page} to={`/registrations/${number}`} typed>
            <Lines
              page={page}
              name="text"
              label={texts.text}
              hint={texts.textHint}
              value={props.text}
              error={text}
              max={maxReason}
            />
            <button type="submit" name="to" value="approved" class="main">{texts.approve}</button>
            {" "}
            <button type="submit" name="to" value="returned">{texts.giveBack}</button>{" "}
            <button type="submit" name="to" value="rejected">{texts.reject}</button>
          </Form>
        )}
        {failure === "gone" && <TypedTooLate page={page} texts={[props.text]} />}
        <a href="/registrations">{texts.back}</a>
      </>
    ),
  };
}

function Others({ page, others }: { page: Page; others: readonly string[] }) {
  return (
    <>
      <h2>{page.texts.agency.review.others}</h2>
      <ul>
        {others.map((number) => (
          <li>
            <a href={`/registrations/${number}`}>
              <TrackingNumber page={page} number={number} />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Managers(
  { page, registration: { number, registered }, managers }: {
    page: Page;
    registration: Registration;
    managers: readonly (Staff["state"] | null)[];
  },
) {
  const { review: texts } = page.texts.agency;
  const mayInvite = managers.some((state) => state === null || state === "invited");
  const standingOf = (state: Staff["state"] | null) =>
    state === null ? "none" : state === "active" || state === "invited" ? state : "other";
  return (
    <>
      <h2>{texts.managers}</h2>
      <ul>
        {managers.map((state, i) => (
          <li>
            {fill(texts.standing[standingOf(state)], {
              name: <PersonName>{registered.managers[i].name}</PersonName>,
            })}
          </li>
        ))}
      </ul>
      {mayInvite && (
        <Form page={page} to={`/registrations/${number}`}>
          <button type="submit" name="to" value="invite">{texts.invite}</button>
        </Form>
      )}
    </>
  );
}
