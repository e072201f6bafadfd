import type { AccountAct } from "../../domain/console/freeze.ts";
import type { SeenPerson } from "../../domain/console/view_person.ts";
import { DeviceName } from "../components/device_name.tsx";
import { Facts } from "../components/facts.tsx";
import { Digits, Latin } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { fill } from "../texts/fill.ts";

export interface PersonProps {
  /** Of the look. */
  view: string;
  person: SeenPerson;
  /** As the person reads it. */
  reason: string;
  acts: AccountAct[];
  /** Their level may be proposed to be lowered. */
  mayLower?: boolean;
  done?: AccountAct;
}

type Part = { page: Page; person: SeenPerson };

/** What support sees of a person. Nothing of it can be changed but the sessions. */
export function personPage(page: Page, props: PersonProps): View {
  const { view, person, reason, acts, mayLower, done } = props;
  const { texts: { console: { person: texts } } } = page;
  return {
    heading: texts.heading,
    notice: done && texts.done[done],
    content: (
      <>
        <p class="note">{fill(texts.seen, { reason: <bdi>{reason}</bdi> })}</p>
        <About page={page} person={person} />
        {acts.map((act) => (
          <Form page={page} to={`/people/${view}`}>
            <p>{texts.effect[act]}</p>
            <button type="submit" name="act" value={act}>{texts.acts[act]}</button>
          </Form>
        ))}
        {mayLower && (
          <Form page={page} to={`/people/${view}/level`}>
            <p>{texts.lowerEffect}</p>
            <button type="submit">{texts.lower}</button>
          </Form>
        )}
        <Sessions page={page} person={person} />
        <SignIns page={page} person={person} />
        <Tickets page={page} person={person} />
        <a href="/people">{texts.another}</a>
      </>
    ),
  };
}

function About({ page, person }: Part) {
  const { context, format, texts: { console: { person: texts } } } = page;
  const { initials, identity, mobile, level, createdAt, frozenAt, deletionDueAt } = person;
  return (
    <Facts
      facts={[
        [texts.initials, initials && <bdi>{initials}</bdi>],
        [texts.identity, <Digits>{format.digits(identity)}</Digits>],
        [texts.mobile, mobile && <Digits>{format.digits(mobile)}</Digits>],
        [texts.level, format.digits(level)],
        [texts.created, format.day(createdAt)],
        [texts.frozen, frozenAt && format.past(frozenAt, context.now)],
        [texts.deletion, deletionDueAt && format.day(deletionDueAt)],
      ]}
    />
  );
}

function Sessions({ page, person: { sessions } }: Part) {
  const { context, format, texts: { sessions: words, signIns, console: { person: texts } } } = page;
  return (
    <>
      <h2>{words.heading}</h2>
      {sessions.length === 0 && <p>{texts.noSessions}</p>}
      <ul class="services">
        {sessions.map(({ device, lastSeenAt, place }) => (
          <li>
            <strong>
              <DeviceName page={page} device={device} />
            </strong>
            <p>
              {fill(words.seen, { when: format.past(lastSeenAt, context.now) })}{" "}
              {place && fill(signIns.place, { place: <Digits>{place}</Digits> })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function SignIns({ page, person: { signIns } }: Part) {
  const { format, texts: { signIns: words, console: { person: texts } } } = page;
  if (signIns.length === 0) return null;
  return (
    <>
      <h2>{words.heading}</h2>
      <ul class="services">
        {signIns.map(({ at, device, place, way, knownBrowser, level }) => (
          <li>
            <strong>
              <DeviceName page={page} device={device} />
            </strong>
            <p>
              {format.day(at)}
              <br />
              {fill(words.began[way], { time: format.time(at), qr: <Latin>QR</Latin> })}{" "}
              {!knownBrowser && texts.newBrowser}{" "}
              {place && fill(words.place, { place: <Digits>{place}</Digits> })}{" "}
              {fill(words.level, { level: format.digits(level) })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Tickets({ page, person: { tickets } }: Part) {
  const { texts: { support, tickets: words } } = page;
  if (tickets.length === 0) return null;
  return (
    <>
      <h2>{words.heading}</h2>
      <ul class="services">
        {tickets.map(({ number, topic, state }) => (
          <li>
            <a href={`/support/people/${number}`}>{support.topics[topic]}</a>{" "}
            <span class="badge">{support.states[state]}</span>{" "}
            <TrackingNumber page={page} number={number} />
          </li>
        ))}
      </ul>
    </>
  );
}
