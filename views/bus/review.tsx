import type { BusConnection } from "../../domain/bus/connection.ts";
import type { VerdictFault } from "../../domain/bus/review.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Facts } from "../components/facts.tsx";
import { Local } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import { Lines } from "../components/field.tsx";
import type { Page, View } from "../components/page.ts";
import { fillPlain } from "../texts/fill.ts";
import { busName } from "./bus_name.ts";
import { Asked, ConnectionHistory, Standing } from "./connection_parts.tsx";

export interface BusReviewProps {
  connection: BusConnection;
  agency: LocalText;
  typed: { text: string; userNames: string };
  faults?: VerdictFault;
  /** Characters. */
  maxReason: number;
  /** Somebody else was faster. */
  gone?: boolean;
}

/** The expert's page of a connection. */
export function busReviewPage(page: Page, props: BusReviewProps): View {
  const { format, texts: { bus, window } } = page;
  const { review: texts } = bus;
  const { connection, agency, typed, faults, maxReason, gone } = props;
  const errors = {
    text: faults?.text === "long"
      ? fillPlain(bus.errors.long, { count: format.digits(maxReason) })
      : faults?.text && texts.errors.text,
    userNames: faults?.userNames &&
      texts.errors[faults.userNames === "format" ? "userNamesFormat" : "userNames"],
  };
  const isWaiting = connection.state === "submitted";
  return {
    heading: fillPlain(texts.one, {
      bus: busName(page, connection.form.bus),
      agency: agency.text,
    }),
    alarm: gone ? failureAlarm(texts.gone) : fieldAlarm(window.correct, errors),
    content: (
      <>
        <Facts facts={[[texts.agency, <Local page={page} text={agency} />]]} />
        <Standing page={page} connection={connection} />
        <Asked page={page} connection={connection} />
        {connection.acts.length > 0 && <ConnectionHistory page={page} acts={connection.acts} />}
        {(isWaiting || connection.state === "active") && (
          <Form page={page} to={`/bus/${connection.agencyId}/${connection.id}`} typed>
            {isWaiting && (
              <Lines
                page={page}
                name="userNames"
                label={texts.userNames}
                hint={texts.userNamesHint}
                value={typed.userNames}
                error={errors.userNames}
                dir="ltr"
              />
            )}
            <Lines
              page={page}
              name="text"
              label={texts.text}
              hint={texts.textHint}
              value={typed.text}
              error={errors.text}
              max={maxReason}
            />
            {isWaiting
              ? (
                <>
                  <button type="submit" name="to" value="active" class="main">
                    {texts.activate}
                  </button>{" "}
                  <button type="submit" name="to" value="returned">{texts.giveBack}</button>{" "}
                  <button type="submit" name="to" value="rejected">{texts.reject}</button>
                </>
              )
              : <button type="submit" name="to" value="ended">{bus.end}</button>}
          </Form>
        )}
        <a href="/bus">{texts.back}</a>
      </>
    ),
  };
}
