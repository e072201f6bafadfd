import type { Company } from "../people/companies.ts";
import { Both } from "./frame.tsx";

/** One company of the registry. */
export function CompanyCard({ company }: { company: Company }) {
  return (
    <article>
      <h3>{company.name}</h3>
      <p>
        <bdi class="code" lang="en">{company.persona}</bdi>
      </p>
      <dl>
        <dt>شناسهٔ ملی</dt>
        <dd>
          <bdi>{company.companyId}</bdi>
        </dd>
        <dt>وضعیت</dt>
        <dd>{company.status === "active" ? "فعال" : "منحل‌شده"}</dd>
      </dl>
      <p>
        <Both text={company.about} />
      </p>
    </article>
  );
}
