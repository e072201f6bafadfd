import type { Role } from "../../domain/staff/role.ts";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Choice } from "../components/choice.tsx";
import { Facts } from "../components/facts.tsx";
import { Digits, Latin, PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { RoleChoice } from "./role_choice.tsx";

export interface StaffMemberProps {
  id: string;
  name: string;
  userName: string;
  /** Masked. */
  mobile: string;
  state: "invited" | "active" | "suspended";
  roles: readonly Role[];
  /** For the manager's own page: who may follow them, by ID. Absent for others. */
  successors?: Readonly<Record<string, string>>;
  error?: "roles" | "successor";
  failure?: "too_few" | "self" | "not_now";
}

/** One member, with what a manager can do. On one's own page that is to hand over. */
export function staffMemberPage(page: Page, props: StaffMemberProps): View {
  const { format, texts: { staff, members, member: texts, memberInvite, window } } = page;
  const { state, successors, error, failure } = props;
  const errors = error && { [error]: texts.errors[error] };
  return {
    heading: props.name,
    alarm: failure
      ? failureAlarm(texts.failures[failure])
      : fieldAlarm(window.correct, errors ?? {}),
    content: (
      <>
        <Facts
          facts={[
            [memberInvite.name, <PersonName>{props.name}</PersonName>],
            [staff.userName, <Latin>{props.userName}</Latin>],
            [texts.mobile, <Digits>{format.digits(props.mobile)}</Digits>],
            [texts.state, state === "active" ? texts.active : members.states[state]],
          ]}
        />
        <Form page={page} to={`/members/${props.id}`} typed>
          <RoleChoice page={page} label={texts.roles} chosen={props.roles} error={errors?.roles} />
          <button type="submit" name="action" value="roles" class="main">{texts.save}</button>
        </Form>
        {successors ? <HandOver page={page} props={props} /> : <Acts page={page} props={props} />}
        <a href="/members">{members.heading}</a>
      </>
    ),
  };
}

function Acts({ page, props: { id, state } }: { page: Page; props: StaffMemberProps }) {
  const { member: texts } = page.texts;
  return (
    <Form page={page} to={`/members/${id}`}>
      {state === "suspended"
        ? <button type="submit" name="action" value="restore">{texts.restore}</button>
        : (
          <>
            <button type="submit" name="action" value="end_sessions">{texts.endSessions}</button>
            {" "}
            <button type="submit" name="action" value="suspend">{texts.suspend}</button>
            <p class="hint">{texts.again}</p>
            <button type="submit" name="action" value="invite_again">{texts.inviteAgain}</button>
          </>
        )}
    </Form>
  );
}

function HandOver({ page, props }: { page: Page; props: StaffMemberProps }) {
  const { member: { handOver: texts, errors } } = page.texts;
  return (
    <>
      <h2>{texts.heading}</h2>
      <p>{texts.lead}</p>
      <Form page={page} to="/members/hand-over">
        <Choice
          page={page}
          name="successor"
          label={texts.successor}
          options={props.successors!}
          value=""
          error={props.error === "successor" ? errors.successor : undefined}
        />
        <button type="submit">{texts.submit}</button>
      </Form>
    </>
  );
}
