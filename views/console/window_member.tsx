import type { ReasonFault } from "../../domain/console/reason.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { fieldAlarm } from "../components/alarm.tsx";
import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { Reason } from "./reason.tsx";
import { WindowRoles } from "./window_roles.tsx";

export interface WindowMemberProps extends Pick<Staff, "id" | "name" | "state"> {
  /** As chosen. */
  roles: readonly string[];
  reason: string;
  error?: ReasonFault;
}

/** One of those who work for the window: other roles are proposed. */
export function windowMemberPage(page: Page, props: WindowMemberProps): View {
  const { texts: { console: { staff: texts, proposals, reason: words }, window } } = page;
  const { id, name, state, roles, reason, error } = props;
  return {
    heading: texts.member,
    alarm: fieldAlarm(window.correct, { reason: error && words[error] }),
    content: (
      <>
        <p>
          <PersonName>{name}</PersonName> <span class="badge">{texts.states[state]}</span>
        </p>
        <p>{texts.none}</p>
        <Form page={page} to={`/staff/${id}`} typed>
          <WindowRoles page={page} chosen={roles} />
          <Reason page={page} value={reason} error={error} />
          <button type="submit" class="main">{proposals.submit}</button>
        </Form>
        <a href="/staff">{texts.heading}</a>
      </>
    ),
  };
}
