import { Lines } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { RemarkList, type ShownRemark } from "./remark_list.tsx";

export interface OwnRemarksProps {
  applicationId: string;
  remarks: readonly ShownRemark[];
  /** The agency has the ball, and the member may write. */
  mayAnswer: boolean;
  /** An answer that was not taken, by the remark's ID. */
  failed?: { id: string; text: string };
}

/** The agency's side: each remark with its answer, or a form for one. */
export function ownRemarksPage(page: Page, props: OwnRemarksProps): View {
  const { texts: { review: { own: texts } } } = page;
  const { applicationId, failed, mayAnswer } = props;
  const back = `/applications/${applicationId}`;
  return {
    heading: texts.heading,
    alarm: failed &&
      { title: texts.faulty, links: [{ to: `#text-${failed.id}`, text: texts.faulty }] },
    content: (
      <>
        {mayAnswer && <p>{texts.lead}</p>}
        <RemarkList
          page={page}
          remarks={props.remarks}
          act={(remark) =>
            mayAnswer && remark.state !== "settled" && (
              <Form page={page} to={`${back}/remarks`}>
                <input type="hidden" name="remark" value={remark.id} />
                <Answer page={page} remark={remark} failed={failed} />
                <button type="submit" class="main">{texts.submit}</button>
              </Form>
            )}
        />
        <a href={back}>{texts.back}</a>
      </>
    ),
  };
}

function Answer(
  { page, remark, failed }: { page: Page; remark: ShownRemark } & Pick<OwnRemarksProps, "failed">,
) {
  const { texts: { review: texts } } = page;
  const value = failed?.id === remark.id ? failed.text : remark.answer?.text ?? "";
  return <Lines page={page} name={`text-${remark.id}`} label={texts.answer} value={value} />;
}
