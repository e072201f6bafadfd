import type { Fault, FaultTarget } from "../wires/faults.ts";
import type { Bilingual } from "../people/person.ts";
import { PEOPLE } from "../people/people.ts";
import { SAMPLES } from "../people/sample_people.ts";
import { COMPANIES } from "../people/companies.ts";
import { FOREIGN_SAMPLES } from "../people/sample_foreigners.ts";
import { CompanyCard } from "./company_card.tsx";
import { FaultForms } from "./fault_forms.tsx";
import { ForeignerCard } from "./foreigner_card.tsx";
import { Both, Frame } from "./frame.tsx";
import { PersonCard } from "./person_card.tsx";
import { Tries } from "./tries.tsx";

export interface HomePageProps {
  /** Public origin of the window. */
  issuer: string;
  agencies: { address: string; title: Bilingual; description: Bilingual }[];
  faults: Record<FaultTarget, Fault>;
}

/** The sample people, their phones, the agencies and the fault switches. */
export function HomePage({ issuer, agencies, faults }: HomePageProps) {
  return (
    <Frame title="دنیای آزمایشی پنجره" kind="home">
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
        <nav aria-label="بخش‌های صفحه">
          <a href="#tries">چه چیز را امتحان کنم؟</a>
          <a href="#people">افراد</a>
          <a href="#foreigners">اتباع</a>
          <a href="#companies">شرکت‌ها</a>
          <a href="#agencies">سازمان‌ها</a>
          <a href="#faults">خرابی‌ها</a>
          <a href="/people.json">
            <bdi lang="en">people.json</bdi>
          </a>
          <a href="/companies.json">
            <bdi lang="en">companies.json</bdi>
          </a>
        </nav>
      </header>
      <main>
        <FirstTry issuer={issuer} />
        <Tries {...{ issuer, agencies }} />
        <section id="people" aria-labelledby="people-title">
          <h2 id="people-title">افراد نمونه</h2>
          <ul class="cards">
            {SAMPLES.map((sample) => (
              <li>
                <PersonCard sample={sample} />
              </li>
            ))}
          </ul>
        </section>
        <section id="foreigners" aria-labelledby="foreigners-title">
          <h2 id="foreigners-title">اتباع</h2>
          <ul class="cards">
            {FOREIGN_SAMPLES.map((sample) => (
              <li>
                <ForeignerCard sample={sample} />
              </li>
            ))}
          </ul>
        </section>
        <section id="companies" aria-labelledby="companies-title">
          <h2 id="companies-title">شرکت‌ها</h2>
          <ul class="cards">
            {COMPANIES.map((company) => (
              <li>
                <CompanyCard company={company} />
              </li>
            ))}
          </ul>
        </section>
        <section id="agencies" aria-labelledby="agencies-title">
          <h2 id="agencies-title">سازمان‌ها</h2>
          <ul class="cards">
            {agencies.map(({ address, title, description }) => (
              <li>
                <article>
                  <h3>
                    <a href={address}>{title.fa}</a>
                  </h3>
                  <p>
                    <Both text={description} />
                  </p>
                  <p>
                    <bdi class="code">{address}</bdi>
                  </p>
                </article>
              </li>
            ))}
          </ul>
        </section>
        <FaultForms faults={faults} />
      </main>
    </Frame>
  );
}

function FirstTry({ issuer }: { issuer: string }) {
  const { firstName, lastName, mobile } = PEOPLE[0];
  return (
    <section class="first" aria-labelledby="first-title">
      <h2 id="first-title">از اینجا آغاز کنید</h2>
      <ol>
        <li>
          <a href={`${issuer}/login`}>پنجرهٔ ورود</a> را باز کنید و شمارهٔ {firstName} {lastName}،
          {" "}
          <bdi class="code">{mobile}</bdi>، را وارد کنید.
        </li>
        <li>
          رمز یک‌بارمصرف را از <a href={`/phones/${mobile}`}>گوشی او</a> بخوانید.
        </li>
        <li>کد ملی، تاریخ تولد و کد پستی را از کارت او در پایین بردارید.</li>
      </ol>
      <p>
        <small lang="en" dir="ltr">
          Open the sign-in window, type the number above, read the code on the phone, then take the
          national ID, birth date and postal code from the card below.
        </small>
      </p>
    </section>
  );
}
