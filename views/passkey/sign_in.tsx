import { failureAlarm } from "../components/alarm.tsx";
import type { Alarm, Page, View } from "../components/page.ts";
import { WaysIn } from "../components/ways_in.tsx";
import { Ceremony, ceremonyAlarm, type CeremonyFailure } from "./ceremony.tsx";

export interface PasskeySignInProps {
  /** For `navigator.credentials.get`. */
  options: unknown;
  failure?: { code: "refused" } | CeremonyFailure;
}

/** In place of the first page's number and code. */
export function passkeySignInPage(page: Page, { options, failure }: PasskeySignInProps): View {
  const { texts: { passkeySignIn: texts }, context } = page;
  return {
    heading: texts.heading,
    goingTo: true,
    script: context.passkeyScript,
    alarm: failure && alarmOf(page, failure),
    content: (
      <>
        <WaysIn page={page} current="passkey" />
        <p>{texts.lead}</p>
        <Ceremony
          page={page}
          to="/login/passkey"
          options={options}
          words={texts}
          atOnce={!failure}
        />
      </>
    ),
  };
}

const alarmOf = (page: Page, failure: NonNullable<PasskeySignInProps["failure"]>): Alarm =>
  failure.code === "refused"
    ? failureAlarm(page.texts.passkeySignIn.refused)
    : ceremonyAlarm(page, failure);
