import type { Agency } from "./agency.ts";
import { Document } from "./frame.tsx";
import type { Speech } from "./texts/language.ts";
import { FRAME, REASONS, type Refusal, REFUSED } from "./texts/common.ts";

export interface RefusedPageProps {
  agency: Agency;
  refusal: Refusal;
  issuer: string;
  speech: Speech;
}

/** Shows no name: no visitor was recognised. */
export function RefusedPage({ agency, refusal, issuer, speech }: RefusedPageProps) {
  const { language, t } = speech;
  const title = t(REFUSED.title);
  return (
    <Document {...{ agency, speech, title }}>
      <main class="wide">
        <p class="name">{agency.name[language]}</p>
        <h1>{title}</h1>
        <p>
          <strong>{t(REASONS[refusal])}</strong> <bdi class="code" lang="en">{refusal}</bdi>
        </p>
        <p>
          {t(REFUSED.onlyThere)} <a href={issuer}>{t(FRAME.toWindow)}</a>
        </p>
      </main>
    </Document>
  );
}
