import { Back } from "./back.tsx";
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
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.lead}</p>
        {file && <Download page={page} file={file} />}
        <Sections
          page={page}
          sections={texts.steps.map(({ title, steps }, i) => ({
            title: `${format.digits(i + 1)}. ${title}`,
            steps,
          }))}
        />
        <Sections page={page} sections={texts.ways} />
        <Errors page={page} />
        <Back page={page} />
      </>
    ),
  };
}

function Download({ page, file }: { page: Page; file: NonNullable<GuideProps["file"]> }) {
  const { format, texts: { guide: texts } } = page;
  const number = format.digits(Math.ceil(file.bytes / KILOBYTE));
  return (
    <a class="button" href={file.path} download>
      {fill(texts.download, { size: fill(texts.kilobytes, { number }) })}
    </a>
  );
}

function Errors({ page }: { page: Page }) {
  const { errors } = page.texts.guide;
  const titles = titlesOf(page.texts);
  return (
    <>
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
  );
}

/** Titles from the pages themselves, so that guide and page cannot differ. */
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
