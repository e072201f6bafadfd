import type { Agency } from "./agency.ts";
import { Document } from "./frame.tsx";
import type { Speech } from "./texts/language.ts";
import { NOT_FOUND } from "./texts/common.ts";

export function NotFoundPage({ agency, speech }: { agency: Agency; speech: Speech }) {
  const { language, t } = speech;
  const title = t(NOT_FOUND.title);
  return (
    <Document {...{ agency, speech, title }}>
      <main class="wide">
        <p class="name">{agency.name[language]}</p>
        <h1>{title}</h1>
        <p>
          <a href="/">{t(NOT_FOUND.home)}</a>
        </p>
      </main>
    </Document>
  );
}
