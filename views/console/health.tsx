import type { ClockHealth } from "../../domain/console/health/clocks.ts";
import type { PartHealth } from "../../domain/console/health/parts.ts";
import type { OutboxHealth } from "../../domain/console/health/system.ts";
import type { LocalText } from "../../domain/services/service.ts";
import type { Child } from "hono/jsx";
import { Cause, Local } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { MINUTE } from "../texts/units.ts";

export interface HealthProps {
  parts: readonly PartHealth[];
  isStoreGood: boolean;
  outbox: OutboxHealth;
  clocks: ClockHealth;
  /** Services whose own servers fail. */
  servers: readonly { id: string; title: LocalText; answers: number; failures: number }[];
  /** Further services that have failures. */
  more: number;
}

/** How the parts stand: what fails first, since when, and what was said last. */
export function healthPage(page: Page, props: HealthProps): View {
  const { texts: { console: { health: texts } } } = page;
  const { parts, isStoreGood, outbox, clocks, servers, more } = props;
  const failing = parts.filter(({ state }) => state === "fails");
  const others = parts.filter(({ state }) => state !== "fails");
  const isGood = failing.length === 0 && isStoreGood && outbox.late === 0 &&
    outbox.paused === 0 && clocks === null && servers.length === 0;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{isGood ? texts.good : texts.bad}</p>
        <h2>{texts.outside}</h2>
        <ul class="services">
          {[...failing, ...others].map((part) => <Part page={page} part={part} />)}
        </ul>
        <h2>{texts.inside}</h2>
        <ul class="services">
          <Item
            name={texts.store}
            state={isStoreGood ? texts.states.answers : texts.states.fails}
            say={isStoreGood ? texts.storeGood : texts.storeBad}
          />
          <Outbox page={page} outbox={outbox} />
          <Item
            name={texts.clocks}
            state={clocks ? texts.states.fails : texts.states.answers}
            say={clocks ? clocksSay(page, clocks) : texts.clocksGood}
          />
        </ul>
        <h2>{texts.servers}</h2>
        {servers.length === 0 && <p>{texts.serversGood}</p>}
        <ul class="services">
          {servers.map((server) => <Server page={page} server={server} />)}
        </ul>
        {more > 0 && <p>{fill(texts.more, { count: page.format.digits(more) })}</p>}
      </>
    ),
  };
}

function clocksSay(
  { context, format, texts: { console: { health: texts } } }: Page,
  { workers, most, since }: NonNullable<ClockHealth>,
): Child[] {
  return fill(texts.clocksBad, {
    count: format.digits(workers),
    seconds: format.digits(Math.ceil(most)),
    when: format.past(since, context.now),
  });
}

function Item({ name, state, say }: { name: string; state: string; say: Child | Child[] }) {
  return (
    <li>
      <strong>{name}</strong> <span class="badge">{state}</span>
      <p>{say}</p>
    </li>
  );
}

function Part({ page, part }: { page: Page; part: PartHealth }) {
  const { context, format, texts: { console: { health: texts } } } = page;
  const { state, since, cause, workers, open = 0 } = part;
  const values = {
    when: since === undefined ? "" : format.past(since, context.now),
    count: format.digits(workers),
  };
  return (
    <li>
      <strong>{texts.parts[part.part]}</strong> <span class="badge">{texts.states[state]}</span>
      <p>
        {fill(texts.says[state], values)}
        {open > 0 && [" ", ...fill(texts.open, { count: format.digits(open) })]}
        {cause && [
          " ",
          ...fill(texts.cause, { cause: <Cause page={page}>{cause}</Cause> }),
        ]}
      </p>
    </li>
  );
}

function Outbox({ page, outbox }: { page: Page; outbox: OutboxHealth }) {
  const { format, texts: { console: { health: texts } } } = page;
  const { late, behind, paused } = outbox;
  const isGood = late === 0 && paused === 0;
  return (
    <li>
      <a href="/outbox">{texts.outbox}</a>{" "}
      <span class="badge">{isGood ? texts.states.answers : texts.states.fails}</span>
      <p>
        {late > 0
          ? fill(texts.late, { minutes: format.digits(Math.floor(late / MINUTE)) })
          : texts.notLate} {behind + paused > 0 && fill(texts.receivers, {
            behind: format.digits(behind),
            paused: format.digits(paused),
          })}
      </p>
    </li>
  );
}

function Server(
  { page, server: { id, title, answers, failures } }: {
    page: Page;
    server: HealthProps["servers"][number];
  },
) {
  const { format, texts: { console: { health: texts } } } = page;
  const counts = { failures: format.digits(failures), answers: format.digits(answers) };
  return (
    <li>
      <a href={`/services/${id}`}>
        <Local page={page} text={title} />
      </a>
      <p>{fill(texts.serverSays, counts)}</p>
    </li>
  );
}
