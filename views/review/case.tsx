import type { Application } from "../../domain/application/application.ts";
import type { Check, Finding } from "../../domain/review/checklist.ts";
import type { FieldDifference } from "../../domain/review/difference.ts";
import type { TwoReason } from "../../domain/review/needs.ts";
import type { Approval } from "../../domain/review/review.ts";
import type { LimitClock } from "../../domain/platform/passage.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { TypedTooLate } from "../components/alarm.tsx";
import { Facts } from "../components/facts.tsx";
import { Latin, Local, PersonName } from "../components/foreign.tsx";
import { ButtonForm } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { fill, fillPlain } from "../texts/fill.ts";
import type { ReviewTexts } from "../texts/types/review.ts";
import type { Trial } from "../../domain/review/trial.ts";
import { type Against, Differences } from "./differences.tsx";
import { DryRunList, type ShownDryRun } from "./dry_run.tsx";
import { type RemarkFormProps, ReviewForm, SeenHere } from "./forms.tsx";
import { Promised } from "../application/promised.tsx";
import { RemarkList, type ShownRemark } from "./remark_list.tsx";
import { Servers } from "./trial.tsx";

export interface ReviewCaseProps extends RemarkFormProps {
  application: Application;
  agency: LocalText;
  revision: number;
  round: number;
  promised: LimitClock | null;
  /** The expert who looks has it. */
  isMine: boolean;
  mayTake: boolean;
  approvals: readonly Approval[];
  two: readonly TwoReason[];
  against: Against;
  /** What it can be compared with. */
  comparable: readonly Against[];
  differences: readonly FieldDifference[];
  files: readonly { id: string; name: string }[];
  remarks: readonly ShownRemark[];
  findings: readonly Finding[];
  checks: readonly Check[];
  checked: readonly Check[];
  /** Message or reason, as it was typed. */
  message: string;
  failed?: keyof ReviewTexts["review"]["failed"];
  dryRun: ShownDryRun;
  trial: Trial | null;
}

/** One application as an expert sees it. */
export function reviewCasePage(page: Page, props: ReviewCaseProps): View {
  const { texts: { review: texts, applications } } = page;
  const { application: { id, number, state, serviceId }, isMine, failed } = props;
  return {
    heading: fillPlain(texts.one, { number: page.format.digits(number) }),
    shownHeading: fill(texts.one, { number: <TrackingNumber page={page} number={number} /> }),
    alarm: failed && { title: texts.failed[failed] },
    notice: waitsForSecond(props) ? texts.waitsForSecond : undefined,
    content: (
      <>
        <Facts
          facts={[
            [applications.board.number, <TrackingNumber page={page} number={number} />],
            [texts.facts.agency, <Local page={page} text={props.agency} />],
            [applications.board.service, serviceId && <Latin>{serviceId}</Latin>],
            [applications.board.state, <span class="badge">{applications.states[state]}</span>],
            [texts.facts.round, page.format.digits(props.round)],
            [
              texts.facts.promised,
              props.promised && <Promised page={page} clock={props.promised} labelled />,
            ],
            [
              texts.facts.approvals,
              props.approvals.length > 0 &&
              props.approvals.map(({ staff }) => (
                <>
                  <PersonName>{staff.name}</PersonName>
                  <br />
                </>
              )),
            ],
            [
              texts.facts.two,
              props.two.length > 0 && props.two.map((reason) => <>{texts.two[reason]}{" "}</>),
            ],
          ]}
        />
        {!isMine && <TypedTooLate page={page} texts={[props.typed.text, props.message]} />}
        <Hold page={page} {...props} />
        <Differences page={page} path={`/review/${id}`} {...props} />
        <h2>{applications.fields.files}</h2>
        <ul>
          {props.files.map((file) => (
            <li>
              <a href={`/review/${id}/files/${file.id}`}>
                <bdi>{file.name}</bdi>
              </a>
            </li>
          ))}
        </ul>
        <h2>{texts.remarks}</h2>
        <RemarkList
          page={page}
          remarks={props.remarks}
          act={(remark) => isMine && <Settle page={page} props={props} remark={remark} />}
        />
        <h2>{texts.findings}</h2>
        {props.findings.length === 0
          ? <p>{texts.noFindings}</p>
          : <ul>{props.findings.map((finding) => <li>{texts.finding[finding]}</li>)}</ul>}
        <DryRunList page={page} dryRun={props.dryRun} />
        <Servers page={page} to={isMine ? `/review/${id}/trial` : undefined} {...props} />
        {isMine && <ReviewForm page={page} to={`/review/${id}/decision`} {...props} />}
        <a href="/review">{texts.queue}</a>
      </>
    ),
  };
}

/** One expert has approved what two must approve. */
const waitsForSecond = ({ application, approvals, two }: ReviewCaseProps) =>
  application.state === "in_review" && approvals.length === 1 && two.length > 0;

function Hold({ page, ...props }: { page: Page } & ReviewCaseProps) {
  const { texts: { review: texts } } = page;
  if (!props.isMine && !props.mayTake) return null;
  const { isMine } = props;
  return (
    <ButtonForm
      page={page}
      to={`/review/${props.application.id}/hold`}
      beside={isMine}
      sent={<SeenHere {...props} />}
      name="action"
      value={isMine ? "give_back" : "take"}
      class={isMine ? undefined : "main"}
    >
      {isMine ? texts.giveBack : texts.take}
    </ButtonForm>
  );
}

function Settle(
  { page, props, remark }: {
    page: Page;
    props: ReviewCaseProps;
    remark: ShownRemark;
  },
) {
  const { texts: { review: texts } } = page;
  const { application: { id }, revision, round } = props;
  if (remark.state === "settled" || remark.revision !== revision) return null;
  const isNew = remark.round === round;
  if (!isNew && remark.state === "open") return null;
  return (
    <ButtonForm
      page={page}
      to={`/review/${id}/remarks/${remark.id}`}
      beside={props.isMine}
      sent={<SeenHere {...props} />}
    >
      {isNew ? texts.takeBack : texts.settle}
    </ButtonForm>
  );
}
