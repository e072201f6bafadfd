import type { Page, View } from "../components/page.ts";
import { SecondFactor, secondFactorAlarm, type SecondFactorProps } from "./second_factor.tsx";

/** The second step of signing in. */
export function staffFactorPage(page: Page, props: SecondFactorProps): View {
  const { staff: { factor: texts } } = page.texts;
  return {
    heading: texts.heading,
    script: props.passkey === undefined ? undefined : page.context.passkeyScript,
    alarm: secondFactorAlarm(page, props),
    content: (
      <>
        <SecondFactor page={page} props={props} to="/login/factor" submit={texts.submit} />
        <a href="/login">{texts.back}</a>
      </>
    ),
  };
}
