import type { BusConnection } from "../../domain/bus/connection.ts";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fillPlain } from "../texts/fill.ts";
import { busName } from "./bus_name.ts";
import { ConnectionFormFields, type ConnectionFormProps, errorsOf } from "./connection_form.tsx";
import { Asked, ConnectionHistory, Standing } from "./connection_parts.tsx";

export interface BusConnectionNewProps extends ConnectionFormProps {
  id: string;
  /** There are so many already. */
  tooMany?: number;
}

/** A connection that nobody has asked for yet. */
export function busConnectionNewPage(page: Page, props: BusConnectionNewProps): View {
  const { format, texts: { bus: texts, window } } = page;
  const { id, form, faults, limits, tooMany } = props;
  return {
    heading: texts.ask,
    alarm: tooMany === undefined
      ? fieldAlarm(window.correct, errorsOf(page, { faults, limits }))
      : failureAlarm(texts.tooMany, { count: format.digits(tooMany) }),
    content: (
      <>
        <ConnectionFormFields page={page} to="/connections/new" {...{ id, form, faults, limits }} />
        <a href="/connections">{texts.back}</a>
      </>
    ),
  };
}

export interface BusConnectionProps {
  connection: BusConnection;
  /** What was typed, if this member may change it. */
  editing?: ConnectionFormProps;
  mayEnd: boolean;
}

/** The agency's own page of a connection. */
export function busConnectionPage(page: Page, props: BusConnectionProps): View {
  const { texts: { bus: texts, window } } = page;
  const { connection, editing, mayEnd } = props;
  const to = `/connections/${connection.id}`;
  return {
    heading: fillPlain(texts.one, { bus: busName(page, connection.form.bus) }),
    alarm: editing && fieldAlarm(window.correct, errorsOf(page, editing)),
    content: (
      <>
        <Standing page={page} connection={connection} />
        <p>{texts.meaning[connection.state]}</p>
        {connection.acts.length > 0 && <ConnectionHistory page={page} acts={connection.acts} />}
        {editing
          ? <ConnectionFormFields page={page} to={to} {...editing} />
          : <Asked page={page} connection={connection} />}
        {mayEnd && (
          <Form page={page} to={to}>
            <button type="submit" name="action" value="end">{texts.end}</button>
          </Form>
        )}
        <a href="/connections">{texts.back}</a>
      </>
    ),
  };
}
