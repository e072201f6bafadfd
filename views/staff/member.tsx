import type { Role } from "../../domain/staff/role.ts";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Choice } from "../components/choice.tsx";
import { Facts } from "../components/facts.tsx";
import { Digits, Latin, PersonName } from "../components/foreign.tsx";
import { ButtonForm, Form } from "../components/form.tsx";
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
  /** Who of them was chosen. */
  successor?: string;
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
          {successors && <HandOver page={page} props={props} />}
        </Form>
        {!successors && <Acts page={page} props={props} />}
        <a href="/members">{members.heading}</a>
      </>
    ),
  };
}

function Acts({ page, props: { id, state } }: { page: Page; props: StaffMemberProps }) {
  const { member: texts } = page.texts;
  const act = (action: string, text: string) => (
    <ButtonForm page={page} to={`/members/${id}`} beside name="action" value={action}>
      {text}
    </ButtonForm>
  );
  if (state === "suspended") return act("restore", texts.restore);
  return (
    <>
      {act("end_sessions", texts.endSessions)} {act("suspend", texts.suspend)}
      <p class="hint">{texts.again}</p>
      {act("invite_again", texts.inviteAgain)}
    </>
  );
}

/** In the form of the roles, so that neither button loses what the other is for. */
function HandOver({ page, props }: { page: Page; props: StaffMemberProps }) {
  const { member: { handOver: texts, errors } } = page.texts;
  return (
    <>
      <h2>{texts.heading}</h2>
      <p>{texts.lead}</p>
      <Choice
        page={page}
        name="successor"
        label={texts.successor}
        options={props.successors!}
        value={props.successor ?? ""}
        error={props.error === "successor" ? errors.successor : undefined}
      />
      <button type="submit" name="action" value="hand_over">{texts.submit}</button>
    </>
  );
}
