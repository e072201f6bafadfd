import type { Proposal, ProposalState, ProposedAct } from "../../domain/console/proposal.ts";
import type { ReasonFault } from "../../domain/console/reason.ts";
import type { WindowRole } from "../../domain/staff/role.ts";
import { failureAlarm } from "../components/alarm.tsx";
import { Digits, Latin, PersonName } from "../components/foreign.tsx";
import { ButtonForm, Form } from "../components/form.tsx";
import { OtherPages, type OtherPagesProps } from "../components/other_pages.tsx";
import type { Page, View } from "../components/page.ts";
import { BannerTexts } from "./banner_texts.tsx";
import { Reason } from "./reason.tsx";
import { fill } from "../texts/fill.ts";

export interface ShownProposal extends Proposal {
  state: ProposalState;
  /** Made by who looks. */
  isOwn: boolean;
}

export interface ProposalsProps extends OtherPagesProps {
  /** Newest first. */
  proposals: ShownProposal[];
  failure?: "own" | "closed" | "impossible";
  notice?: "made" | "waits" | "approved" | "refused" | "invited" | "not_told";
  /** Why keys are to be replaced, as it was typed. */
  reason?: string;
  reasonError?: ReasonFault;
}

/** What was proposed, and what became of it. */
export function proposalsPage(page: Page, props: ProposalsProps): View {
  const { proposals, failure, notice, reason = "", reasonError } = props;
  const { texts: { console: { proposals: texts } } } = page;
  return {
    heading: texts.heading,
    alarm: failure && failureAlarm(texts.failures[failure]),
    notice: notice && texts.notices[notice],
    content: (
      <>
        <p>{proposals.length > 0 ? texts.lead : texts.empty}</p>
        <ul class="services">
          {proposals.map((one) => <Item page={page} proposal={one} />)}
        </ul>
        <OtherPages page={page} {...props} path="/proposals" />
        <h2>{texts.keys.heading}</h2>
        <p>{texts.keys.lead}</p>
        <Form page={page} to="/proposals" typed>
          <Reason page={page} value={reason} error={reasonError} />
          <button type="submit" name="decision" value="replace_keys">{texts.submit}</button>
        </Form>
      </>
    ),
  };
}

function Item({ page, proposal }: { page: Page; proposal: ShownProposal }) {
  const { context, format, texts: { console: { proposals: texts } } } = page;
  const { id, act, reason, by, at, state, decided, isOwn } = proposal;
  return (
    <li>
      <strong>
        <What page={page} act={act} />
      </strong>{" "}
      <span class="badge">{texts.states[state]}</span>
      <Details page={page} act={act} />
      <p>
        {fill(texts.by, {
          name: <PersonName>{by.name}</PersonName>,
          when: format.past(at, context.now),
          reason: <bdi>{reason}</bdi>,
        })}
      </p>
      {decided && (
        <p>
          {fill(texts.decided, {
            name: <PersonName>{decided.by.name}</PersonName>,
            when: format.past(decided.at, context.now),
          })}
        </p>
      )}
      {state === "open" && (
        <>
          {isOwn
            ? <p>{texts.own}</p>
            : (
              <ButtonForm page={page} to="/proposals" beside name="approve" value={id}>
                {texts.approve}
              </ButtonForm>
            )}{" "}
          <ButtonForm page={page} to="/proposals" beside name="refuse" value={id}>
            {isOwn ? texts.withdraw : texts.refuse}
          </ButtonForm>
        </>
      )}
    </li>
  );
}

function What({ page, act }: { page: Page; act: ProposedAct }) {
  const { context, format, texts: { console: { proposals: { acts } } } } = page;
  switch (act.kind) {
    case "invite": {
      const { name, roles } = act.invited;
      const values = { name: <PersonName>{name}</PersonName>, roles: listed(page, roles) };
      return <>{fill(acts.invite, values)}</>;
    }
    case "roles": {
      const name = <PersonName>{act.name}</PersonName>;
      return act.roles.length === 0
        ? <>{fill(acts.suspend, { name })}</>
        : <>{fill(acts.roles, { name, roles: listed(page, act.roles) })}</>;
    }
    case "lower_level":
      return <>{fill(acts.lower_level, { who: <bdi>{format.digits(act.who)}</bdi> })}</>;
    case "banner": {
      const { start, hours } = act.banner;
      const values = { hours: format.digits(hours) };
      if (start === undefined) return <>{fill(acts.banner, values)}</>;
      const when = format.when(start, context.now);
      return <>{fill(acts.laterBanner, { ...values, when })}</>;
    }
    case "replace_keys":
      return <>{acts.replace_keys}</>;
  }
}

/** All of it that who approves would bring about, and what it replaces. */
function Details({ page, act }: { page: Page; act: ProposedAct }) {
  const { texts: { staff, console: { banners, proposals, staff: words } } } = page;
  switch (act.kind) {
    case "invite": {
      const { userName, mobile } = act.invited;
      return (
        <p>
          {staff.userName}: <Latin>{userName.value}</Latin>. {words.mobile}:{" "}
          <Digits>{page.format.digits(mobile)}</Digits>
        </p>
      );
    }
    case "roles": {
      if (!act.from) return null;
      const roles = act.from.length > 0 ? listed(page, act.from) : words.states.suspended;
      return <p>{fill(proposals.former, { roles })}</p>;
    }
    case "banner":
      return (
        <>
          <p>{banners.severities[act.banner.severity]}</p>
          <BannerTexts texts={act.banner.texts} />
        </>
      );
    case "lower_level":
    case "replace_keys":
      return null;
  }
}

const listed = ({ format, texts: { staff } }: Page, roles: readonly WindowRole[]) =>
  format.enumerate(roles.map((role) => staff.roles[role]), "conjunction");
