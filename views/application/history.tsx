import type { ContentField } from "../../domain/application/fields_of.ts";
import type { Act, FieldChange } from "../../domain/application/history.ts";
import type { PublishFailure } from "../../domain/publication/result.ts";
import { Digits, PersonName } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { FieldValue } from "./content_fields.tsx";
import { PageLinks, type PagesProps } from "./page_links.tsx";
import { fieldLabel } from "./labels.ts";
import { pathOf, stepHeading } from "./step_form.tsx";

export interface ApplicationHistoryProps extends PagesProps {
  id: string;
  number: string;
  /** The newest first. */
  acts: readonly Act[];
}

/** «تاریخچه»: who, when, from where, and what changed. */
export function applicationHistoryPage(page: Page, props: ApplicationHistoryProps): View {
  const { texts: { applications: texts } } = page;
  return {
    ...stepHeading(page, texts.history.heading, props.number),
    content: (
      <>
        <ul>{props.acts.map((act) => <ActLine page={page} act={act} />)}</ul>
        <PageLinks page={page} at={props.at} pages={props.pages} query={props.query} />
        <a href={pathOf(props.id)}>{texts.overview}</a>
      </>
    ),
  };
}

/** One act in sentences. */
export function ActLine({ page, act }: { page: Page; act: Act }) {
  const { context, format, texts: { applications: { history: texts, states } } } = page;
  // The addresses of experts and operators are nothing to an agency.
  const network = act.by === "agency" ? act.network : undefined;
  const who = act.staff && act.by === "agency"
    ? <PersonName>{act.staff.name}</PersonName>
    : act.by === "agency"
    ? texts.program
    : texts[act.by];
  return (
    <li>
      {texts.acts[act.kind]} {act.to && <span class="badge">{states[act.to]}</span>}
      <p class="hint">
        {fill(network === undefined ? texts.by : texts.from, {
          who,
          when: format.past(act.at, context.now),
          network: network && <Digits>{network}</Digits>,
        })}
      </p>
      {act.text && <p class="said" dir="auto">{saidOf(page, act.text, act)}</p>}
      {act.changes && act.changes.length > 0 && (
        <ul>{act.changes.map((change) => <Change page={page} change={change} />)}</ul>
      )}
    </li>
  );
}

/** Publication says its reasons by a word of a closed set. */
function saidOf({ texts }: Page, text: string, { by }: Act): string {
  const { publishFailures } = texts.deskService;
  const isReason = by === "program" && Object.hasOwn(publishFailures, text);
  return isReason ? publishFailures[text as PublishFailure] : text;
}

function Change({ page, change: { field, before, after } }: { page: Page; change: FieldChange }) {
  const { texts: { applications: { history: texts } } } = page;
  const label = field.slice(field.lastIndexOf(".") + 1) as ContentField["label"];
  const said = (value = "") => value && <FieldValue page={page} field={{ label, value }} />;
  return (
    <li>
      {fill(texts[kindOf(before, after)], {
        field: fieldLabel(page, label) ?? field,
        before: said(before),
        after: said(after),
      })}
    </li>
  );
}

function kindOf(before?: string, after?: string) {
  if (before === undefined) return after === undefined ? "about" : "added";
  return after === undefined ? "removed" : "changed";
}
