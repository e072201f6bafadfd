import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface KnownCompany {
  companyId: string;
  name: string;
}

/** A button for each company that this person has acted for. */
export function KnownCompanies(
  { page, companies, to }: { page: Page; companies: KnownCompany[]; to: string },
) {
  const { texts: { profile: texts } } = page;
  if (companies.length === 0) return null;
  return (
    <>
      <h2>{texts.yours}</h2>
      <Form page={page} to={to}>
        {companies.map(({ companyId, name }) => (
          <>
            <button type="submit" name="company_id" value={companyId}>
              {fill(texts.switchTo, { company: <PersonName>{name}</PersonName> })}
            </button>
            {" "}
          </>
        ))}
      </Form>
    </>
  );
}
