import type { MissingItem } from "../../domain/dossier/dossier.ts";
import { AgencyText } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface MissingShown extends MissingItem {
  /** Of a link; absent if the service has no address any more. */
  href?: string;
}

interface MissingProps {
  page: Page;
  /** Of the page. */
  path: string;
  items: MissingShown[];
  language: string;
}

/** What the citizen owes, each with a way to do it and a button that says that it is done. */
export function Missing({ page, path, items, language }: MissingProps) {
  const { format, context, texts: { dossier: { missing: texts } } } = page;
  return (
    <>
      <h2>{texts.title}</h2>
      <p>{texts.lead}</p>
      <ul class="services">
        {items.map((item) => {
          const label = <AgencyText page={page} text={item.label} language={language} />;
          return (
            <li>
              <strong>{label}</strong>
              <p>
                <Way page={page} item={item} language={language} />
              </p>
              {item.suppliedAt === undefined
                ? (
                  <Form page={page} to={path}>
                    <button type="submit" name="supplied" value={item.id}>
                      {fill(texts.done, { item: label })}
                    </button>
                  </Form>
                )
                : (
                  <p>
                    {fill(texts.supplied, { when: format.past(item.suppliedAt, context.now) })}
                  </p>
                )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Way({ page, item: { way, href }, language }: {
  page: Page;
  item: MissingShown;
  language: string;
}) {
  const { texts: { dossier: { missing: { ways } } } } = page;
  if (way.by === "link") return href ? <a href={href}>{ways.link}</a> : null;
  const where = way.by === "post" ? way.to : way.where;
  return (
    <>
      {fill(ways[way.by], { where: <AgencyText page={page} text={where} language={language} /> })}
    </>
  );
}
