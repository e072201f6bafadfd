import type { DossierEntry } from "../../domain/dossier/dossier.ts";
import { FileList, type ShownFile } from "../attachments/files.tsx";
import { AgencyText, Digits } from "../components/foreign.tsx";
import { OtherPages } from "../components/other_pages.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { DeskName } from "./parts.tsx";

export interface EntryShown extends Omit<DossierEntry, "files"> {
  files?: ShownFile[];
}

export interface HistoryProps {
  /** Newest first. */
  entries: EntryShown[];
  isFirst: boolean;
  /** URL of the next page; absent on the last one. */
  older?: string;
  /** URL of the first page. */
  newest: string;
}

/** What happened, the newest first. */
export function History(
  { page, entries, isFirst, older, newest, language }: HistoryProps & {
    page: Page;
    language: string;
  },
) {
  const { texts: { dossier: { history: texts } } } = page;
  return (
    <>
      <h2 id="history">{texts.title}</h2>
      <ul class="services">
        {entries.map((entry) => <Entry page={page} entry={entry} language={language} />)}
      </ul>
      <OtherPages page={page} older={older} isFirstPage={isFirst} path={newest} texts={texts} />
    </>
  );
}

function Entry(
  { page, entry, language }: { page: Page; entry: EntryShown; language: string },
) {
  const { format, texts: { dossier: texts } } = page;
  const { at, by, to, text, desk, supplied, files = [] } = entry;
  const local = (text: string) => <AgencyText page={page} text={text} language={language} />;
  const told = text && local(text);
  const heading = to ? texts.states[to] : !told && !supplied && texts.history.corrected;
  return (
    <li>
      {heading && <strong>{heading}</strong>}
      {supplied && <p>{fill(texts.history.supplied, { items: local(supplied.join("، ")) })}</p>}
      {told && <p>{to ? fill(texts.history.reason, { reason: told }) : told}</p>}
      <FileList page={page} files={files} class="services" />
      <p>
        {by === "citizen"
          ? texts.history.you
          : desk
          ? <DeskName page={page} desk={desk} language={language} />
          : texts.agency}
        {": "}
        <Digits>{`${format.date(at)} ${format.time(at)}`}</Digits>
      </p>
    </li>
  );
}
