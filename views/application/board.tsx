import type { Application } from "../../domain/application/application.ts";
import type { Step } from "../../domain/application/draft.ts";
import type { ContentField } from "../../domain/application/fields_of.ts";
import type { Gap } from "../../domain/application/gaps.ts";
import type { Act } from "../../domain/application/history.ts";
import type { ApplicationTurn } from "../../domain/application/state.ts";
import type { LimitClock } from "../../domain/platform/passage.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { failureAlarm } from "../components/alarm.tsx";
import { FileList, type ShownFile } from "../attachments/files.tsx";
import { Facts } from "../components/facts.tsx";
import { Latin, Local } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import { TrackingNumber } from "../components/reference.tsx";
import type { Page, View } from "../components/page.ts";
import { gapLinks } from "./gap.tsx";
import { ContentFields } from "./content_fields.tsx";
import { ActLine } from "./history.tsx";
import { Promised } from "./promised.tsx";
import { pathOf, stepHeading } from "./step_form.tsx";
import { STEPS } from "./steps.ts";

export interface ApplicationBoardProps {
  application: Application;
  title?: LocalText;
  /** URL of the live service, for citizens. */
  address?: string;
  turn: ApplicationTurn;
  /** By when experts answer; `null` before it was submitted and after the decision. */
  promised: LimitClock | null;
  begun: readonly Step[];
  gaps: readonly Gap[];
  /** What reviewers said, the newest first. */
  notices: readonly Act[];
  /** What was submitted last, or typed so far: for who may not edit it now. */
  fields: readonly ContentField[];
  files: readonly ShownFile[];
  /** It is still being written. */
  isOpen: boolean;
  /** What the member may do. */
  may: Record<"edit" | "withdraw" | "delete" | "begin" | "publish", boolean>;
  /** «ارسال برای کارشناسی» was refused. */
  refused?: boolean;
  /** Somebody else was faster, so that what was pressed was not done. */
  overtaken?: boolean;
  /** How many remarks experts have sent. */
  remarks: number;
  /** How many of them the agency must answer first. */
  unanswered: number;
}

/** «پیشخوان»: what the application is, every notice, and the steps as a list of tasks. */
export function applicationBoardPage(page: Page, props: ApplicationBoardProps): View {
  const { context, format, texts: { applications, review: reviewTexts } } = page;
  const { application, begun, gaps, may, notices } = props;
  const texts = applications.board;
  const { id, state, serviceId, revision, changedAt } = application;
  const links = [
    ...gapLinks(page, pathOf(id), { begun, gaps }),
    ...props.unanswered > 0
      ? [{ to: `${pathOf(id)}/remarks`, text: reviewTexts.own.unanswered }]
      : [],
  ];
  return {
    ...stepHeading(page, texts.heading, application.number),
    alarm: props.refused
      ? { title: applications.notSubmitted, links }
      : props.overtaken
      ? failureAlarm(texts.overtaken, { state: applications.states[state] })
      : undefined,
    content: (
      <>
        <Facts
          facts={[
            [texts.number, <TrackingNumber page={page} number={application.number} />],
            [
              applications.columns.title,
              props.title && <Local page={page} text={props.title} />,
            ],
            [texts.state, <span class="badge">{applications.states[state]}</span>],
            [texts.turn, applications.turns[props.turn]],
            [
              texts.promised,
              props.promised && <Promised page={page} clock={props.promised} labelled />,
            ],
            [texts.service, serviceId && <ServiceName id={serviceId} address={props.address} />],
            [texts.revision, format.digits(revision)],
            [texts.changed, format.past(changedAt, context.now)],
          ]}
        />
        {may.edit && gaps.length > 0 && (
          <a class="button main" href={`${pathOf(id)}/${firstOpen(begun, gaps)}`}>
            {begun.length === 0 ? texts.begin : texts.goOn}
          </a>
        )}
        <h2>{texts.notices}</h2>
        {notices.length === 0
          ? <p>{texts.noNotices}</p>
          : <ul>{notices.map((act) => <ActLine page={page} act={act} />)}</ul>}
        {props.remarks > 0 && (
          <p>
            <a href={`${pathOf(id)}/remarks`}>{reviewTexts.own.link}</a>{" "}
            <span class="badge">{format.digits(props.remarks)}</span>
          </p>
        )}
        {may.edit
          ? <Tasks page={page} {...props} />
          : <p>{props.isOpen ? texts.readOnly : texts.closed}</p>}
        <ContentFields page={page} fields={props.fields} />
        {props.files.length > 0 && <h2>{applications.files.heading}</h2>}
        <FileList page={page} files={props.files} />
        {may.edit && <Submission page={page} id={id} links={links} />}
        <Moves page={page} id={id} may={may} />
        <p>
          <a href={`${pathOf(id)}/history`}>{texts.history}</a> ·{" "}
          <a href="/applications">{texts.back}</a>
        </p>
      </>
    ),
  };
}

function ServiceName({ id, address }: { id: string; address?: string }) {
  const name = <Latin>{id}</Latin>;
  return address === undefined ? name : <a href={address}>{name}</a>;
}

/** Where to go on. */
const firstOpen = (begun: readonly Step[], gaps: readonly Gap[]): Step =>
  STEPS.find((step) => statusOf(step, begun, gaps) !== "done") ?? STEPS[0];

function statusOf(step: Step, begun: readonly Step[], gaps: readonly Gap[]) {
  if (!begun.includes(step)) return "empty";
  return gaps.some((gap) => gap.step === step) ? "gaps" : "done";
}

function Tasks(
  { page, application: { id }, begun, gaps }:
    & { page: Page }
    & Pick<ApplicationBoardProps, "application" | "begun" | "gaps">,
) {
  const { texts: { applications } } = page;
  const texts = applications.board;
  return (
    <>
      <h2>{texts.steps}</h2>
      <ul class="services">
        {STEPS.map((step) => {
          const status = statusOf(step, begun, gaps);
          return (
            <li>
              <a href={`${pathOf(id)}/${step}`}>{applications.steps[step]}</a>{" "}
              <span class={status === "done" ? "badge" : "badge later"}>
                {texts.status[status]}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Submission(
  { page, id, links }: {
    page: Page;
    id: string;
    links: readonly { to: string; text: string }[];
  },
) {
  const { texts: { applications } } = page;
  const texts = applications.board;
  return (
    <>
      <h2>{applications.steps.review}</h2>
      {links.length > 0
        ? (
          <>
            <p>{texts.gaps}</p>
            <ul>
              {links.map(({ to, text }) => (
                <li>
                  <a href={to}>{text}</a>
                </li>
              ))}
            </ul>
          </>
        )
        : (
          <Form page={page} to={pathOf(id)}>
            <p>{texts.ready} {texts.submitHint}</p>
            <button type="submit" name="action" value="submit" class="main">{texts.submit}</button>
          </Form>
        )}
    </>
  );
}

function Moves({ page, id, may }: { page: Page; id: string } & Pick<ApplicationBoardProps, "may">) {
  const { texts: { applications: { board: texts, deleted } } } = page;
  if (!may.begin && !may.publish && !may.withdraw && !may.delete) return null;
  return (
    <Form page={page} to={pathOf(id)}>
      {may.publish && (
        <>
          <button type="submit" name="action" value="publish">{texts.publishAgain}</button>
          {" "}
        </>
      )}
      {may.begin && <button type="submit" name="action" value="begin">{texts.newRevision}</button>}
      {may.withdraw && (
        <button type="submit" name="action" value="withdraw">{texts.withdraw}</button>
      )}
      {may.delete && (
        <>
          <button type="submit" name="action" value="delete">{texts.delete}</button>
          <p class="hint">{deleted.lead}</p>
        </>
      )}
    </Form>
  );
}
