import type { ReasonFault } from "../../domain/console/reason.ts";
import type { Finding } from "../../domain/publication/probe.ts";
import type { Standing } from "../../domain/publication/published.ts";
import type { PublishFailure } from "../../domain/publication/result.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Facts } from "../components/facts.tsx";
import { Latin, NetAddress } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { Deliveries, type ShownDelivery } from "./deliveries.tsx";
import type { ServiceState } from "./desk_services.tsx";
import { type ServiceSetup, Setup } from "./setup.tsx";
import { StandingForm } from "./standing_form.tsx";
import { type ShownTraffic, TrafficTable } from "./traffic_table.tsx";

export interface DeskServiceProps {
  id: string;
  title: LocalText;
  /** Where people find it. */
  address: string;
  state: ServiceState;
  /** Who has changed it, when (milliseconds), and why. */
  changed?: Pick<Standing, "by" | "since" | "reason">;
  setup: ServiceSetup;
  /** Absent for the services of the file. */
  published?: { revision: number; at: number; watchUntil?: number };
  result?: { failure?: PublishFailure; probe?: Finding; gate?: Finding };
  /** This hour, and a day. */
  hour: ShownTraffic;
  day: ShownTraffic;
  deliveries: readonly ShownDelivery[];
  /** What this member may do here. */
  may: { standing: boolean; deliveries: boolean; withoutReason: boolean };
  failure?: "moved" | "by_operator" | ReasonFault;
  /** The reason as it was typed. */
  typed?: string;
}

/** One service: how it stands and fares, and what its agency changes at once. */
export function deskServicePage(page: Page, props: DeskServiceProps): View {
  const { deskServices, deskServiceSettings, deskService: texts } = page.texts;
  const { published, failure } = props;
  const { window, console: { reason } } = page.texts;
  const error = failure === "short" || failure === "long" ? reason[failure] : undefined;
  return {
    heading: props.title.text,
    wide: true,
    alarm: failure === "short" || failure === "long"
      ? fieldAlarm(window.correct, { reason: error })
      : failure && failureAlarm(texts.failures[failure]),
    content: (
      <>
        <State page={page} props={props} />
        <p>
          {published
            ? <a href={`/services/${props.id}/settings`}>{deskServiceSettings.heading}</a>
            : fill(texts.ofFile, { file: <Latin>services.json</Latin> })}
        </p>
        {props.state !== "retired" && <Setup page={page} setup={props.setup} />}
        <h2>{texts.traffic}</h2>
        <TrafficTable page={page} hour={props.hour} day={props.day} />
        <Deliveries
          page={page}
          {...props}
          hasForm={props.may.standing && props.state !== "retired"}
        />
        {props.may.standing && (
          <StandingForm
            page={page}
            {...props}
            isReasonOptional={props.may.withoutReason}
            error={error}
          />
        )}
        <a href="/services">{deskServices.heading}</a>
      </>
    ),
  };
}

function State({ page, props }: { page: Page; props: DeskServiceProps }) {
  const { format, context: { now }, texts: { deskServices, deskService: texts } } = page;
  const { published, result, changed } = props;
  const until = props.state === "open" ? published?.watchUntil : undefined;
  return (
    <Facts
      facts={[
        [texts.address, <NetAddress>{props.address}</NetAddress>],
        [texts.state, deskServices.states[props.state]],
        [
          texts.closedAt,
          changed && fill(texts.closedBy[changed.by], { when: format.when(changed.since, now) }),
        ],
        [texts.reason, changed?.reason],
        [texts.revision, published && format.digits(published.revision)],
        [texts.publishedAt, published && format.when(published.at, now)],
        [
          texts.watch,
          until !== undefined && fill(texts.watchUntil, { when: format.when(until, now) }),
        ],
        [texts.probe, result?.probe && texts.findings[result.probe]],
        [texts.gate, result?.gate && texts.findings[result.gate]],
        [texts.failed, result?.failure && texts.publishFailures[result.failure]],
      ]}
    />
  );
}
