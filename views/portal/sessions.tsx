import type { Device } from "../../domain/session/device.ts";
import { DeviceName } from "../components/device_name.tsx";
import { Digits, Latin } from "../components/foreign.tsx";
import { ButtonForm, Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface ShownSession {
  id: string;
  device?: Device;
  /** The network part of the IP from which it was opened. */
  place?: string;
  via: "code" | "qr" | "passkey";
  createdAt: number;
  lastSeenAt: number;
  /** The requesting session. */
  current: boolean;
}

export interface SessionsProps {
  sessions: ShownSession[];
  /** A session has just been ended. */
  ended: boolean;
}

/** Where this person is signed in, and whether a phone approved it. */
export function sessionsPage(page: Page, props: SessionsProps): View {
  const { sessions: texts } = page.texts;
  return {
    heading: texts.heading,
    wide: true,
    notice: props.ended && texts.ended,
    content: (
      <>
        <p>{texts.lead}</p>
        <ul class="services">
          {props.sessions.map((session) => <SessionItem page={page} session={session} />)}
        </ul>
        <Form page={page} to="/sessions">
          <button type="submit" name="all" value="1">{texts.endAll}</button>
        </Form>
        <p>
          <a href="/sign-ins">{page.texts.signIns.heading}</a> <br />
          <a href="/passkeys">{page.texts.passkeys.heading}</a>
        </p>
        <a href="/">{texts.back}</a>
      </>
    ),
  };
}

function SessionItem({ page, session }: { page: Page; session: ShownSession }) {
  const { sessions: texts } = page.texts;
  return (
    <li>
      <SessionFacts page={page} session={session} />
      {session.current
        // Asks first: the person would be signed out here.
        ? <a class="button" href="/sign-out">{texts.endHere}</a>
        : <EndSession page={page} session={session} to="/sessions" beside={false} />}
    </li>
  );
}

/** In which browser, since when and from where. */
export function SessionFacts({ page, session }: { page: Page; session: ShownSession }) {
  const { context, format, texts: { sessions: texts, signIns } } = page;
  return (
    <>
      <strong>
        <DeviceName page={page} device={session.device} />
      </strong>{" "}
      {session.current && <span class="badge">{texts.current}</span>}
      <p>
        {fill(texts.began[session.via], {
          when: format.past(session.createdAt, context.now),
          qr: <Latin>QR</Latin>,
        })} {fill(texts.seen, { when: format.past(session.lastSeenAt, context.now) })}{" "}
        {session.place && fill(signIns.place, { place: <Digits>{session.place}</Digits> })}
      </p>
    </>
  );
}

/** With the name of its browser, so that several such buttons differ. */
export function EndSession(
  { page, session, ...form }:
    & { page: Page; session: ShownSession }
    & Pick<
      Parameters<typeof ButtonForm>[0],
      "to" | "beside" | "whole"
    >,
) {
  return (
    <ButtonForm page={page} {...form} name="end" value={session.id}>
      {fill(page.texts.sessions.end, {
        device: <DeviceName page={page} device={session.device} />,
      })}
    </ButtonForm>
  );
}
