import type { AssuranceLevel } from "../../domain/identity/account.ts";
import type { LevelProof } from "../../domain/profile/level_proof.ts";
import type { KeptData } from "../../domain/portal/kept_data.ts";
import { Facts } from "../components/facts.tsx";
import { Digits, Latin, NetAddress, PersonName } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { fill } from "../texts/fill.ts";
import { ProfileTabs } from "./profile_tabs.tsx";

export interface ProfileProps {
  firstName: string;
  lastName: string;
  status: "temporary" | "verified";
  level: AssuranceLevel;
  /** What proved it, and when in milliseconds. */
  proof: { by: LevelProof; at: number };
  /** When level 3 ends at the latest, with this session. */
  lapsesAt?: number;
  kept: KeptData;
  /** The last request to correct the registered postal address. */
  addressRequest?: { trackingNumber: string };
}

/** The person as «حقیقی»: what is kept of them, and where it is corrected. */
export function profilePage(page: Page, props: ProfileProps): View {
  const { context, texts } = page;
  const { profile, window, postalCodeChange, changes, connected, looks, myData, notices } = texts;
  return {
    heading: profile.heading,
    content: (
      <>
        <ProfileTabs page={page} current="natural" />
        <Kept page={page} props={props} />
        <p class="hint">
          {profile.masked} <a href={context.href("/privacy")}>{window.privacy}</a>
        </p>
        <p>
          <a class="button" href="/profile/postal-code">{postalCodeChange.heading}</a>{" "}
          <a class="button" href="/profile/notices">{notices.heading}</a>{" "}
          <a class="button" href="/profile/changes">{changes.heading}</a>{" "}
          <a class="button" href="/connected">{connected.heading}</a>{" "}
          <a class="button" href="/looks">{looks.heading}</a>{" "}
          <a class="button" href="/my-data">{myData.heading}</a>
        </p>
        <h2>{profile.correct.title}</h2>
        <ul>{profile.correct.steps.map((step) => <li>{step}</li>)}</ul>
        <p>
          <a href="/">{profile.back}</a>
        </p>
      </>
    ),
  };
}

function Kept({ page, props }: { page: Page; props: ProfileProps }) {
  const { context, format, texts: { profile: texts, home } } = page;
  const { kept, level, status, addressRequest, proof, lapsesAt } = props;
  const number = (text?: string) => text && <Digits>{format.digits(text)}</Digits>;
  return (
    <Facts
      facts={[
        [texts.name, <PersonName>{`${props.firstName} ${props.lastName}`.trim()}</PersonName>],
        [texts.fatherName, kept.fatherName && <PersonName>{kept.fatherName}</PersonName>],
        [texts.nationalId, number(kept.nationalId)],
        [texts.fidaCode, number(kept.fidaCode)],
        [texts.document, number(kept.documentNumber)],
        [texts.birthDate, number(kept.birthDate)],
        [texts.mobile, number(kept.mobile)],
        [texts.email, kept.email && <Latin>{kept.email}</Latin>],
        [texts.contactEmail, kept.contactEmail && <NetAddress>{kept.contactEmail}</NetAddress>],
        [texts.postalCode, number(kept.postalCode)],
        [
          texts.addressRequest,
          addressRequest && <TrackingNumber page={page} number={addressRequest.trackingNumber} />,
        ],
        [
          texts.level,
          <>
            {fill(home.level, { level: format.digits(level) })} ({home.status[status]}){" "}
            {status === "temporary" && (
              <a href={context.href("/login/postal-code")}>{home.finishLink}</a>
            )}
          </>,
        ],
        [
          texts.proof.title,
          <>
            {fill(texts.proof.by[proof.by], { when: format.past(proof.at, context.now) })}{" "}
            {lapsesAt !== undefined &&
              fill(texts.proof.lapses, { when: format.when(lapsesAt, context.now) })}
          </>,
        ],
      ]}
    />
  );
}
