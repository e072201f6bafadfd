import type { Role } from "../../domain/staff/role.ts";
import { Facts } from "../components/facts.tsx";
import { Latin, Local, PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { fillPlain } from "../texts/fill.ts";
import type { SectionName } from "../texts/types/desk.ts";

export interface DeskHomeProps {
  /** Categories of work; `count`: what waits there. */
  sections: readonly { path: string; name: SectionName; count?: number }[];
  name: string;
  userName: string;
  roles: readonly Role[];
  /** The agency's service, or its identifier. Absent for the window's own staff. */
  agency?: LocalText;
  /** Path of a form that was sent after the last session had ended. */
  kept?: string;
  /** Of this session. */
  endsAt: number;
}

/** «کارتابل»: the categories of work, and who one is here until when. */
export function deskHomePage(page: Page, props: DeskHomeProps): View {
  const { context, format, texts: all } = page;
  const { applications, home, deskHome: texts, staff: { roles, userName } } = all;
  const { agency, sections } = props;
  return {
    heading: texts.heading,
    content: (
      <>
        {props.kept && (
          <p class="note">
            {applications.kept.offer} <a href={`${props.kept}?kept`}>{applications.kept.open}</a>
          </p>
        )}
        {sections.length > 0 && (
          <>
            <p>{texts.lead}</p>
            <Sections page={page} sections={sections} />
            <h2>{texts.me}</h2>
          </>
        )}
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

function Sections({ page, sections }: { page: Page } & Pick<DeskHomeProps, "sections">) {
  const { format, texts: { deskHome: texts } } = page;
  return (
    <ul class="services">
      {sections.map(({ path, name, count }) => (
        <li>
          <a href={path}>{texts.sections[name].title}</a>
          {count !== undefined && count > 0 && (
            <>
              {" "}
              <span class="badge">{fillPlain(texts.waits, { count: format.digits(count) })}</span>
            </>
          )}
          <p>{texts.sections[name].about}</p>
        </li>
      ))}
    </ul>
  );
}
