import type { FieldDifference } from "../../domain/review/difference.ts";
import { FieldValue } from "../application/content_fields.tsx";
import { fieldLabel } from "../application/labels.ts";
import { STEPS } from "../application/steps.ts";
import type { Page } from "../components/page.ts";
import { Tabs } from "../components/tabs.tsx";

export type Against = "live" | "former" | "all";

interface DifferencesProps {
  page: Page;
  path: string;
  against: Against;
  comparable: readonly Against[];
  differences: readonly FieldDifference[];
}

/** Field by field: what it says now, and what it said before. */
export function Differences(
  { page, path, against, comparable, differences }: DifferencesProps,
) {
  const { texts: { review: texts, applications } } = page;
  return (
    <>
      <Tabs
        label={texts.compare}
        current={against}
        tabs={comparable.map((one) => [one, `${path}?against=${one}`, texts.against[one]])}
      />
      {differences.length === 0 && <p>{texts.nothingMoved}</p>}
      {STEPS.filter((step) => differences.some((one) => one.step === step)).map((step) => (
        <>
          <h2>{applications.steps[step]}</h2>
          <dl>
            {differences.filter((one) => one.step === step).map((one) => (
              <div>
                <dt>{fieldLabel(page, one.label)}</dt>
                <Values page={page} field={one} isWhole={against === "all"} />
              </div>
            ))}
          </dl>
        </>
      ))}
    </>
  );
}

function Values(
  { page, field, isWhole }: { page: Page; field: FieldDifference; isWhole: boolean },
) {
  const { texts: { review: texts } } = page;
  const shown = (value?: string) =>
    value === undefined
      ? texts.nothing
      : <FieldValue page={page} field={{ label: field.label, value }} />;
  if (isWhole) return <dd>{shown(field.after)}</dd>;
  return (
    <dd>
      {texts.before}: <del>{shown(field.before)}</del>
      <br />
      {texts.after}: {shown(field.after)}
    </dd>
  );
}
