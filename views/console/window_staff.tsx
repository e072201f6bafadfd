import type { InviteFaults, TypedInvite } from "../../domain/console/typed_proposal.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { Reason } from "./reason.tsx";
import { WindowRoles } from "./window_roles.tsx";

export interface WindowStaffProps {
  members: Pick<Staff, "id" | "name" | "roles" | "state" | "lastSignInAt">[];
  typed: TypedInvite;
  faults?: InviteFaults;
}

/** Those who work for the window, and a form that proposes another. */
export function windowStaffPage(page: Page, { members, typed, faults }: WindowStaffProps): View {
  const { texts: { console: { staff: texts, proposals, reason }, staff, window } } = page;
  const errors = {
    user_name: faults?.userName && texts.errors.userName,
    name: faults?.name && texts.errors.name[faults.name],
    mobile: faults?.mobile && texts.errors.mobile,
    roles: faults?.roles && texts.errors.roles,
  };
  return {
    heading: texts.heading,
    alarm: fieldAlarm(window.correct, {
      ...errors,
      reason: faults?.reason && reason[faults.reason],
    }),
    content: (
      <>
        <p>{texts.lead}</p>
        <ul class="services">
          {members.map((one) => <Member page={page} member={one} />)}
        </ul>
        <h2>{texts.invite}</h2>
        <Form page={page} to="/staff" typed>
          <Field
            page={page}
            name="name"
            label={texts.name}
            value={typed.name}
            error={errors.name}
            inputmode="text"
            dir="auto"
            autocomplete="off"
          />
          <Field
            page={page}
            name="user_name"
            label={staff.userName}
            hint={texts.userNameHint}
            value={typed.userName}
            error={errors.user_name}
            inputmode="text"
            autocomplete="off"
          />
          <Field
            page={page}
            name="mobile"
            label={texts.mobile}
            value={typed.mobile}
            error={errors.mobile}
            autocomplete="off"
          />
          <WindowRoles page={page} chosen={typed.roles} error={errors.roles} />
          <Reason page={page} value={typed.reason} error={faults?.reason} />
          <button type="submit" class="main">{proposals.submit}</button>
        </Form>
      </>
    ),
  };
}

function Member(
  { page, member }: { page: Page; member: WindowStaffProps["members"][number] },
) {
  const { context, format, texts: { console: { staff: texts }, staff: { roles } } } = page;
  const { id, name, state, lastSignInAt } = member;
  return (
    <li>
      <a href={`/staff/${id}`}>
        <PersonName>{name}</PersonName>
      </a>{" "}
      <span class="badge">{texts.states[state]}</span>
      <p>
        {format.enumerate(member.roles.map((role) => roles[role]), "conjunction")}.{" "}
        {lastSignInAt === undefined
          ? texts.never
          : fill(texts.last, { when: format.past(lastSignInAt, context.now) })}
      </p>
    </li>
  );
}
