import type { BusConnection } from "../../domain/bus/connection.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { Local } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { fill } from "../texts/fill.ts";
import { busName } from "./bus_name.ts";

export interface ListedConnection extends Pick<BusConnection, "number" | "state" | "changedAt"> {
  path: string;
  bus: string;
  /** Only where those of several agencies stand. */
  agency?: LocalText;
}

export interface BusConnectionsProps {
  connections: readonly ListedConnection[];
  /** This member may ask for one. */
  mayAsk: boolean;
}

/** An agency's connections. */
export function busConnectionsPage(
  page: Page,
  { connections, mayAsk }: BusConnectionsProps,
): View {
  const { texts: { bus: texts } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.lead}</p>
        {connections.length === 0 && <p>{texts.empty}</p>}
        <ConnectionList page={page} connections={connections} />
        {mayAsk && (
          <p>
            <a class="button" href="/connections/new">{texts.ask}</a>
          </p>
        )}
      </>
    ),
  };
}

/** Those of all agencies that wait for an expert. */
export function busReviewsPage(
  page: Page,
  { connections }: Pick<BusConnectionsProps, "connections">,
): View {
  const { review: texts } = page.texts.bus;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{connections.length > 0 ? texts.lead : texts.empty}</p>
        <ConnectionList page={page} connections={connections} />
      </>
    ),
  };
}

function ConnectionList(
  { page, connections }: { page: Page; connections: readonly ListedConnection[] },
) {
  const { context, format, texts: { bus: texts } } = page;
  return (
    <ul class="services">
      {connections.map(({ path, bus, agency, number, state, changedAt }) => (
        <li>
          <a href={path}>{agency ? <Local page={page} text={agency} /> : busName(page, bus)}</a>
          {" "}
          <span class="badge">{texts.states[state]}</span>
          <p>
            {fill(texts.line, {
              number: <TrackingNumber page={page} number={number} />,
              when: format.past(changedAt, context.now),
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}
