import type { Page, View } from "../components/page.ts";
import { SecondFactor, secondFactorAlarm, type SecondFactorProps } from "./second_factor.tsx";

export interface StaffProofProps extends SecondFactorProps {
  /** The path that was posted to. */
  to: string;
  /** What was posted, to go on with. */
  fields: Readonly<Record<string, string>>;
  /** A password was posted, which is not among them. */
  hadPassword?: boolean;
}

/** A second factor again, before a dangerous act that was posted. */
export function staffProofPage(page: Page, props: StaffProofProps): View {
  const { staff: { proof: texts } } = page.texts;
  const { to, fields, hadPassword } = props;
  const script = props.passkey === undefined ? undefined : page.context.passkeyScript;
  return {
    heading: texts.heading,
    script,
    alarm: secondFactorAlarm(page, props),
    content: (
      <>
        <p>{texts.lead} {hadPassword && texts.password}</p>
        <SecondFactor page={page} props={props} to={to} fields={fields} submit={texts.submit} />
        <a href="/">{texts.back}</a>
        {/* Any form of the desk may be answered with it: htmx runs what a fragment brings. */}
        {page.context.fragment && script && <script src={script} />}
      </>
    ),
  };
}
