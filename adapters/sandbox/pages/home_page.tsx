import type { Fault, FaultTarget } from "../wires/faults.ts";
import type { Bilingual } from "../people/person.ts";
import { SAMPLES } from "../people/sample_people.ts";
import { COMPANIES } from "../people/companies.ts";
import { FOREIGN_SAMPLES } from "../people/sample_foreigners.ts";
import { companyFold } from "./company_card.tsx";
import { faultGroup } from "./fault_forms.tsx";
import { FirstTry } from "./first_try.tsx";
import { type Fold, foundIn, type Group, GroupOfFolds } from "./folds.tsx";
import { foreignerFold } from "./foreigner_card.tsx";
import { deskGroup, type Newcomer } from "./desk_card.tsx";
import { Both, Frame } from "./frame.tsx";
import type { Look } from "./look.ts";
import { personFold } from "./person_card.tsx";
import { Search } from "./search.tsx";
import { triesGroup } from "./tries.tsx";

interface Agency {
  address: string;
  title: Bilingual;
  description: Bilingual;
}

export interface HomePageProps {
  /** Public origin of the window. */
  issuer: string;
  /** URL of the desk. */
  desk: string;
  newcomer: Newcomer;
  agencies: Agency[];
  faults: Record<FaultTarget, Fault>;
  /** User name at the desk → code of the app. */
  codes: ReadonlyMap<string, string>;
  look: Look;
}

/** What to try, the sample people, the agencies and the fault switches. */
export function HomePage(props: HomePageProps) {
  const { issuer, look } = props;
  const groups = foundIn(everything(props), look);
  return (
    <Frame title="دنیای آزمایشی پنجره" kind="home">
      <Head />
      <main>
        {look.query === "" && <FirstTry issuer={issuer} />}
        <Search query={look.query} />
        {groups.length === 0 && <p class="empty">چیزی با این واژه‌ها پیدا نشد.</p>}
        {groups.map((group) => <GroupOfFolds {...{ group, look }} />)}
        <p class="links">
          <a href="/people.json">
            <bdi lang="en">people.json</bdi>
          </a>
          <a href="/companies.json">
            <bdi lang="en">companies.json</bdi>
          </a>
          <a href="/push">اعلان‌های مرورگر</a>
        </p>
      </main>
    </Frame>
  );
}

function everything({ issuer, desk, newcomer, agencies, faults, codes }: HomePageProps): Group[] {
  return [
    triesGroup({ issuer, agencies }),
    { id: "people", title: "افراد نمونه", folds: SAMPLES.map(personFold) },
    { id: "foreigners", title: "اتباع", folds: FOREIGN_SAMPLES.map(foreignerFold) },
    { id: "companies", title: "شرکت‌ها", folds: COMPANIES.map(companyFold) },
    deskGroup({ desk, newcomer, codes }),
    { id: "agencies", title: "سازمان‌ها", folds: agencies.map(agencyFold) },
    faultGroup(faults),
  ];
}

function Head() {
  return (
    <header>
      <p class="badge">
        محیط آزمایشی · <span lang="en">Sandbox</span>
      </p>
      <h1>دنیای بیرون از پنجره</h1>
      <p>
        ثبت احوال، شاهکار، پست، اپراتور پیامک و سازمان‌ها در اینجا شبیه‌سازی شده‌اند. هیچ‌کدام از این
        افراد وجود ندارند.
        <small lang="en" dir="ltr">
          The simulated outside world. Nobody here exists.
        </small>
      </p>
    </header>
  );
}

function agencyFold(agency: Agency): Fold {
  const { address, title, description } = agency;
  return {
    id: `agency-${new URL(address).hostname.split(".")[0]}`,
    heading: title.fa,
    line: <bdi>{address}</bdi>,
    texts: agency,
    content: (
      <>
        <p>
          <Both text={description} />
        </p>
        <p>
          <a class="button" href={address}>رفتن به {title.fa}</a>
        </p>
      </>
    ),
  };
}
