import type { Registered, RegistrationAct } from "../../domain/agency/registration.ts";
import { Facts, ToldHistory } from "../components/facts.tsx";
import { Digits, Latin, NetAddress, PersonName } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";

/** As text only: websites and addresses of strangers are no links. */
export function RegisteredFacts({ page, registered }: { page: Page; registered: Registered }) {
  const { format, texts: { agency: { fields, parts } } } = page;
  const { name, companyId, website, letter, managers } = registered;
  return (
    <>
      <Facts
        facts={[
          [fields.nameFa, <bdi lang="fa">{name.fa}</bdi>],
          [fields.nameEn, name.en && <bdi lang="en">{name.en}</bdi>],
          [fields.nameAr, name.ar && <bdi lang="ar">{name.ar}</bdi>],
          [fields.companyId, <Digits>{format.digits(companyId)}</Digits>],
          [fields.website, <NetAddress>{website}</NetAddress>],
          [fields.letterNumber, <bdi>{letter.number}</bdi>],
          [fields.letterDate, <Digits>{format.date(Date.parse(letter.date))}</Digits>],
        ]}
      />
      {managers.map(({ name, nationalId, position, mobile, email }, i) => {
        const which = i === 0 ? "m1" : "m2";
        return (
          <>
            <h2>{i === 0 ? parts.first : parts.second}</h2>
            <Facts
              facts={[
                [fields[`${which}Name`], <PersonName>{name}</PersonName>],
                [fields[`${which}NationalId`], <Digits>{format.digits(nationalId)}</Digits>],
                [fields[`${which}Position`], <bdi>{position}</bdi>],
                [fields[`${which}Mobile`], <Digits>{format.digits(mobile)}</Digits>],
                [fields[`${which}Email`], <Latin>{email}</Latin>],
              ]}
            />
          </>
        );
      })}
    </>
  );
}

export function RegistrationHistory(
  { page, acts }: { page: Page; acts: readonly RegistrationAct[] },
) {
  const { review: texts } = page.texts.agency;
  const told = acts.map(({ to, ...act }) => ({ ...act, line: texts.acts[to] }));
  return <ToldHistory page={page} heading={texts.history} acts={told} />;
}
