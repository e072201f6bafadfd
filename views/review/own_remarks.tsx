import { fieldPath } from "../application/gap.tsx";
import { fieldAlarm } from "../components/alarm.tsx";
import { Lines } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { RemarkList, type ShownRemark } from "./remark_list.tsx";

export interface OwnRemarksProps {
  applicationId: string;
  remarks: readonly ShownRemark[];
  /** The agency has the ball, and the member may write. */
  mayAnswer: boolean;
  /** Answers that were not taken, by the remark's ID. */
  typed: Readonly<Record<string, string>>;
}

/** The agency's side: each remark with its answer; those that may be written are one form. */
export function ownRemarksPage(page: Page, props: OwnRemarksProps): View {
  const { texts: { review: { own: texts }, window } } = page;
  const { applicationId, remarks, typed, mayAnswer } = props;
  const back = `/applications/${applicationId}`;
  const errors = Object.keys(typed).map((id) => [`text-${id}`, texts.faulty]);
  const list = (
    <RemarkList
      page={page}
      remarks={remarks}
      placeOf={(remark) => mayAnswer ? placeOf(back, remark) : undefined}
      act={(remark) => mayAnswer && isOpen(remark) && <Answer {...{ page, remark, typed }} />}
    />
  );
  return {
    heading: texts.heading,
    alarm: fieldAlarm(window.correct, Object.fromEntries(errors)),
    content: (
      <>
        {mayAnswer && <p>{texts.lead}</p>}
        {mayAnswer && remarks.some(isOpen)
          ? (
            <Form page={page} to={`${back}/remarks`} typed>
              {list}
              <button type="submit" class="main">{texts.submit}</button>
            </Form>
          )
          : list}
        <a href={back}>{texts.back}</a>
      </>
    ),
  };
}

/** Of fields that consist of others or are files. */
const FIRST_PARTS: Partial<Record<NonNullable<ShownRemark["label"]>, string>> = {
  letter_date: "letter_day",
  letter_file: "file",
  files: "file",
};

/** Where the agency changes the field. */
function placeOf(path: string, { field, label, step }: ShownRemark): string | undefined {
  if (label === undefined || step === undefined) return undefined;
  const [, item] = field.split(".");
  return fieldPath(path, { step, item, field: FIRST_PARTS[label] ?? label });
}

const isOpen = ({ state }: ShownRemark) => state !== "settled";

function Answer(
  { page, remark, typed }: { page: Page; remark: ShownRemark } & Pick<OwnRemarksProps, "typed">,
) {
  const { texts: { review: texts } } = page;
  const { [remark.id]: again } = typed;
  return (
    <Lines
      page={page}
      name={`text-${remark.id}`}
      label={texts.answer}
      value={again ?? remark.answer?.text ?? ""}
      error={again === undefined ? undefined : texts.own.faulty}
    />
  );
}
