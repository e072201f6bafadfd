import type { BusConnection } from "../../domain/bus/connection.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { Local } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { NumberedList } from "../components/reference.tsx";
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
  const { bus: texts } = page.texts;
  const items = connections.map(({ bus, agency, state, ...listed }) => ({
    ...listed,
    name: agency ? <Local page={page} text={agency} /> : busName(page, bus),
    state: texts.states[state],
  }));
  return <NumberedList page={page} line={texts.line} items={items} />;
}
