import type { Role } from "../../domain/staff/role.ts";
import { Facts } from "../components/facts.tsx";
import { Latin, Local, PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import type { LocalText } from "../../domain/services/service.ts";

export interface DeskHomeProps {
  name: string;
  userName: string;
  roles: readonly Role[];
  /** The agency's service, or its identifier. Absent for the window's own staff. */
  agency?: LocalText;
  /** Of this session. */
  endsAt: number;
}

/** Where staff begin: who they are here, and until when. */
export function deskHomePage(page: Page, props: DeskHomeProps): View {
  const { context, format, texts: { home, staff: { deskHome: texts, roles, userName } } } = page;
  const { agency } = props;
  return {
    heading: texts.heading,
    content: (
      <>
        <Facts
          facts={[
            [texts.name, <PersonName>{props.name}</PersonName>],
            [userName, <Latin>{props.userName}</Latin>],
            [texts.agency, agency && <Local page={page} text={agency} />],
            [
              texts.roles,
              props.roles.map((role) => (
                <>
                  <span class="badge">{roles[role]}</span>
                  {" "}
                </>
              )),
            ],
            [texts.ends, format.when(props.endsAt, context.now)],
          ]}
        />
        <Form page={page} to="/sign-out">
          <button type="submit">{home.signOut}</button>
        </Form>
      </>
    ),
  };
}
