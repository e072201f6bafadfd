import type { MemberFaults } from "../../domain/staff/members/invite_member.ts";
import type { Role } from "../../domain/staff/role.ts";
import { fieldAlarm, retryAlarm } from "../components/alarm.tsx";
import { Choice } from "../components/choice.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { RoleChoice } from "./role_choice.tsx";

export interface MemberInviteProps {
  /** As typed. */
  typed: { kind: string; userName: string; name: string; mobile: string };
  roles: readonly Role[];
  faults?: MemberFaults;
  failure?: { code: "full" } | { code: "limited"; retryAt: number };
}

/** A manager invites somebody to their agency. */
export function memberInvitePage(page: Page, props: MemberInviteProps): View {
  const { texts: { memberInvite: texts, members, window } } = page;
  const { typed, failure } = props;
  const errors = errorsOf(page, props);
  return {
    heading: texts.heading,
    alarm: failure
      ? retryAlarm(page, texts.failures[failure.code], failure)
      : fieldAlarm(window.correct, errors),
    content: (
      <>
        <p>{texts.lead}</p>
        <Form page={page} to="/members/invite" typed>
          <Choice
            page={page}
            name="kind"
            label={texts.kind}
            options={texts.kinds}
            value={typed.kind}
            error={errors.kind}
          />
          <Field
            page={page}
            name="user_name"
            label={texts.userName}
            hint={texts.userNameHint}
            error={errors.user_name}
            value={typed.userName}
            autocomplete="off"
          />
          <Field
            page={page}
            name="name"
            label={texts.name}
            error={errors.name}
            value={typed.name}
            dir="auto"
            inputmode="text"
            autocomplete="off"
          />
          <Field
            page={page}
            name="mobile"
            label={texts.mobile}
            hint={texts.mobileHint}
            error={errors.mobile}
            value={typed.mobile}
            inputmode="tel"
            autocomplete="off"
          />
          <RoleChoice page={page} label={texts.roles} chosen={props.roles} error={errors.roles} />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
        <a href="/members">{members.heading}</a>
      </>
    ),
  };
}

function errorsOf({ texts }: Page, { faults }: MemberInviteProps) {
  const { errors } = texts.memberInvite;
  return {
    kind: faults?.kind && errors.kind,
    user_name: faults?.userName && errors.userName[faults.userName],
    name: faults?.name && errors.name[faults.name],
    mobile: faults?.mobile && errors.mobile[faults.mobile],
    roles: faults?.roles && errors.roles,
  };
}
