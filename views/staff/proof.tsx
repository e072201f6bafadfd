import type { Page, View } from "../components/page.ts";
import { SecondFactor, secondFactorAlarm, type SecondFactorProps } from "./second_factor.tsx";

export interface StaffProofProps extends SecondFactorProps {
  /** The path that was posted to. */
  to: string;
  /** What was posted, to go on with. */
  fields: Readonly<Record<string, string>>;
}

/** A second factor again, before a dangerous act that was posted. */
export function staffProofPage(page: Page, props: StaffProofProps): View {
  const { staff: { proof: texts } } = page.texts;
  const { to, fields } = props;
  return {
    heading: texts.heading,
    script: props.passkey === undefined ? undefined : page.context.passkeyScript,
    alarm: secondFactorAlarm(page, props),
    content: (
      <>
        <p>{texts.lead}</p>
        <SecondFactor page={page} props={props} to={to} fields={fields} submit={texts.submit} />
        <a href="/">{texts.back}</a>
      </>
    ),
  };
}
