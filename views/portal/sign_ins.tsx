import type { PastSignIn } from "../../domain/portal/past_sign_ins.ts";
import { DeviceName } from "../components/device_name.tsx";
import { Digits, Latin } from "../components/foreign.tsx";
import { OtherPages, type OtherPagesProps } from "../components/other_pages.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface SignIn extends Omit<PastSignIn, "session"> {
  /** The page is shown in the session that it began. */
  current?: boolean;
}

export interface SignInsProps extends OtherPagesProps {
  /** Newest first. */
  signIns: SignIn[];
}

/** Sign-ins of the last 90 days, under a heading for each day. */
export function signInsPage(page: Page, { signIns, older, isFirstPage }: SignInsProps): View {
  const { format, texts: { signIns: texts, sessions } } = page;
  const days = Map.groupBy(signIns, ({ at }) => format.day(at));
  return {
    heading: texts.heading,
    wide: true,
    content: (
      <>
        <p>{signIns.length > 0 ? texts.lead : texts.empty}</p>
        {[...days].map(([day, ofDay]) => (
          <>
            <h2>{day}</h2>
            <ul class="services">
              {ofDay.map((signIn) => <SignInItem page={page} signIn={signIn} />)}
            </ul>
          </>
        ))}
        <OtherPages page={page} older={older} isFirstPage={isFirstPage} path="/sign-ins" />
        {signIns.length > 0 && (
          <p>
            {texts.notMine} <a href="/sessions">{sessions.heading}</a> <br />
            <a href="/sign-ins/not-me">{page.texts.refuseAll.heading}</a>
          </p>
        )}
        <a href="/">{texts.back}</a>
      </>
    ),
  };
}

function SignInItem({ page, signIn }: { page: Page; signIn: SignIn }) {
  const { format, texts: { signIns: texts } } = page;
  const { at, device, place, way, knownBrowser, level, current } = signIn;
  return (
    <li>
      <strong>
        <DeviceName page={page} device={device} />
      </strong>{" "}
      {current && <span class="badge">{texts.current}</span>}
      <p>
        {fill(texts.began[way], { time: format.time(at), qr: <Latin>QR</Latin> })}{" "}
        {!knownBrowser && texts.newBrowser}{" "}
        {place && fill(texts.place, { place: <Digits>{place}</Digits> })}{" "}
        {fill(texts.level, { level: format.digits(level) })}
      </p>
    </li>
  );
}
