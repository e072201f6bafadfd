import { withNames } from "../components/names.tsx";
import { Sections } from "../components/sections.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import type { GuideError } from "../texts/types/help.ts";
import type { Texts } from "../texts/types/mod.ts";

export interface GuideProps {
  /** The guide as a file in the page's language. */
  file?: { path: string; bytes: number };
}

const KILOBYTE = 1024;

/** The guide to signing in (guide 1.7 §3.3); its file is printed from this page. */
export function guidePage(page: Page, { file }: GuideProps): View {
  const { format, texts: { guide: texts } } = page;
  const { errors } = texts;
  const titles = titlesOf(page.texts);
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.lead}</p>
        {file && (
          <a class="button" href={file.path} download>
            {fill(texts.download, {
              size: fill(texts.kilobytes, {
                number: format.digits(Math.ceil(file.bytes / KILOBYTE)),
              }),
            })}
          </a>
        )}
        <Sections
          page={page}
          sections={texts.steps.map(({ title, steps }, i) => ({
            title: `${format.digits(i + 1)}. ${title}`,
            steps,
          }))}
        />
        <Sections page={page} sections={texts.ways} />
        <h2>{errors.title}</h2>
        {Object.entries(errors.rows).map(([error, { cause, remedy }]) => (
          <>
            <h3>{titles[error as GuideError]}</h3>
            <p>
              <strong>{errors.cause}:</strong> {withNames(page, cause)} <br />
              <strong>{errors.remedy}:</strong> {withNames(page, remedy)}
            </p>
          </>
        ))}
      </>
    ),
  };
}

/** What the pages themselves say, so that guide and page cannot drift apart. */
function titlesOf(texts: Texts): Record<GuideError, string> {
  const { mobile, code, identity, postalCode, guide, restricted } = texts;
  return {
    sim: mobile.failures.sim_mismatch.title,
    undelivered: mobile.failures.delivery_failed.title,
    expired: code.errors.expired,
    limited: mobile.failures.limited.title,
    identity: identity.failures.mismatch.title,
    postal: postalCode.errors.unknown,
    registry: guide.errors.registry,
    restricted: restricted.heading,
    lapsed: mobile.failures.lapsed.title,
  };
}
