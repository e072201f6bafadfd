import type { Child } from "hono/jsx";
import type { ContentField } from "../../domain/application/fields_of.ts";
import type { Remark, RemarkState } from "../../domain/review/remark.ts";
import { fieldLabel } from "../application/labels.ts";
import { PersonName } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";

/** A remark with the field that it is about; without a label it is about the whole. */
export interface ShownRemark extends Remark {
  state: RemarkState;
  label?: ContentField["label"];
  step?: ContentField["step"];
}

/**
 * What experts said, and what the agency answered; `act` gives the forms of one, `placeOf` the address
 * of its field.
 */
export function RemarkList(
  { page, remarks, act, placeOf }: {
    page: Page;
    remarks: readonly ShownRemark[];
    act?(remark: ShownRemark): Child;
    placeOf?(remark: ShownRemark): string | undefined;
  },
) {
  const { context, format, texts: { review: texts } } = page;
  if (remarks.length === 0) return <p>{texts.noRemarks}</p>;
  return (
    <ul class="services">
      {remarks.map((remark) => (
        <li id={`remark-${remark.id}`}>
          <b>
            <About page={page} remark={remark} place={placeOf?.(remark)} />
          </b>{" "}
          <span class={remark.kind === "blocking" ? "badge" : "badge later"}>
            {texts.kinds[remark.kind]}
          </span>{" "}
          <span class="badge later">{texts.states[remark.state]}</span>
          <p class="said" dir="auto">{remark.text}</p>
          <p>
            <PersonName>{remark.by.name}</PersonName> · {format.past(remark.at, context.now)}
          </p>
          {remark.answer && (
            <>
              <p>{texts.answer}:</p>
              <p class="said" dir="auto">{remark.answer.text}</p>
            </>
          )}
          {act?.(remark)}
        </li>
      ))}
    </ul>
  );
}

function About(
  { page, remark: { label }, place }: { page: Page; remark: ShownRemark; place?: string },
) {
  if (label === undefined) return <>{page.texts.review.whole}</>;
  const name = fieldLabel(page, label);
  return place === undefined ? <>{name}</> : <a href={place}>{name}</a>;
}
