import type { Role } from "../../domain/staff/role.ts";
import type { MemberChange } from "../../domain/staff/members/tell_of_change.ts";
import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { Recoveries, type ShownRecovery } from "./recoveries.tsx";
import { fill } from "../texts/fill.ts";

export interface ShownMember {
  id: string;
  name: string;
  roles: readonly Role[];
  state: "invited" | "active" | "suspended";
  lastSignInAt?: number;
  /** Has not come for long. */
  isIdle: boolean;
}

export interface StaffMembersProps {
  members: readonly ShownMember[];
  /** There is no second manager. */
  hasOneManager: boolean;
  /** Changes by other managers that this one has not seen, the newest first. */
  news: readonly MemberChange[];
  /** Managers whose new password waits for this one. */
  recoveries: readonly ShownRecovery[];
}

/** Who works at the desk for this agency. */
export function staffMembersPage(
  page: Page,
  { members, hasOneManager, news, recoveries }: StaffMembersProps,
): View {
  const { members: texts } = page.texts;
  return {
    heading: texts.heading,
    wide: true,
    content: (
      <>
        <Recoveries page={page} recoveries={recoveries} to="/members/recoveries" />
        {news.length > 0 && <News page={page} news={news} />}
        <p>{texts.lead}</p>
        {hasOneManager && (
          <p class="note">{members.some(isAwaited) ? texts.awaited : texts.oneManager}</p>
        )}
        <ul class="services">
          {members.map((member) => (
            <li>
              <a href={`/members/${member.id}`}>
                <PersonName>{member.name}</PersonName>
              </a>{" "}
              <Badges page={page} member={member} />
              <LastSignIn page={page} member={member} />
            </li>
          ))}
        </ul>
        <p>
          <a class="button main" href="/members/invite">{texts.invite}</a>
        </p>
        <a href="/">{texts.back}</a>
      </>
    ),
  };
}

/** A manager who has not accepted yet. */
const isAwaited = ({ roles, state }: ShownMember) =>
  state === "invited" && roles.includes("manager");

function Badges({ page, member: { roles, state } }: { page: Page; member: ShownMember }) {
  const { staff, members: { states } } = page.texts;
  const all = [
    ...state === "active" ? [] : [states[state]],
    ...roles.map((role) => staff.roles[role]),
  ];
  return (
    <>
      {all.map((badge) => (
        <>
          <span class="badge">{badge}</span>
          {" "}
        </>
      ))}
    </>
  );
}

function LastSignIn({ page, member }: { page: Page; member: ShownMember }) {
  const { texts: { members: texts }, format, context } = page;
  const { lastSignInAt, isIdle } = member;
  return (
    <p>
      {lastSignInAt === undefined
        ? texts.never
        : fill(texts.last, { when: format.past(lastSignInAt, context.now) })}
      {isIdle && (
        <>
          <br />
          <strong>{texts.idle}</strong>
        </>
      )}
    </p>
  );
}

function News({ page, news }: { page: Page } & Pick<StaffMembersProps, "news">) {
  const { context, format, texts: { members: { news: texts }, staff } } = page;
  const named = (roles: readonly Role[]) =>
    format.enumerate(roles.map((role) => staff.roles[role]), "conjunction");
  return (
    <section class="more">
      <h2>{texts.heading}</h2>
      <ul>
        {news.map(({ at, change, by, of, roles: { from, to } }) => (
          <li>
            {fill(texts.changes[change], {
              by: <PersonName>{by}</PersonName>,
              of: <PersonName>{of}</PersonName>,
              from: named(from),
              to: named(to),
            })} {format.past(at, context.now)}
          </li>
        ))}
      </ul>
      <Form page={page} to="/members/news">
        <input type="hidden" name="until" value={String(news[0].at)} />
        <button type="submit">{texts.seen}</button>
      </Form>
    </section>
  );
}
