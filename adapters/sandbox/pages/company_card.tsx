import type { Company } from "../people/companies.ts";
import type { Fold } from "./folds.tsx";
import { Both } from "./frame.tsx";
import { Row } from "./sample_card.tsx";

/** One company of the registry. */
export function companyFold(company: Company): Fold {
  const { persona, name, companyId, status, about } = company;
  return {
    id: `company-${persona}`,
    heading: name,
    line: status === "active" ? "فعال" : "منحل‌شده",
    texts: company,
    content: (
      <>
        <p>
          <bdi class="code" lang="en">{persona}</bdi>
        </p>
        <dl>
          <Row name="شناسهٔ ملی" value={companyId} />
        </dl>
        <p>
          <Both text={about} />
        </p>
      </>
    ),
  };
}
