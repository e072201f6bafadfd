import type { ContentField } from "../../domain/application/fields_of.ts";
import type { Check } from "../../domain/review/checklist.ts";
import { fieldLabel } from "../application/labels.ts";
import { Choice, Choices } from "../components/choice.tsx";
import { Lines, typedIn } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import type { Page } from "../components/page.ts";

export interface RemarkFormProps {
  /** That a remark may be about. */
  fields: readonly Pick<ContentField, "path" | "label">[];
  /** As they were typed. */
  typed: { field: string; kind: string; text: string };
  revision: number;
  round: number;
}

interface VerdictProps {
  checks: readonly Check[];
  checked: readonly Check[];
  message: string;
}

/**
 * All that an expert writes is one form, so that nothing of it is lost by what is done with the rest:
 * a remark, the checklist, and what becomes of the application.
 */
export function ReviewForm(
  { page, to, ...props }: { page: Page; to: string } & RemarkFormProps & VerdictProps,
) {
  const { texts: { review: texts } } = page;
  return (
    <Form page={page} to={to} typed>
      <SeenHere {...props} />
      {/* First in the form, so that Enter presses it. */}
      <h2>{texts.newRemark}</h2>
      <RemarkFields page={page} {...props} />
      <button type="submit" name="action" value="remark" class="main">{texts.add}</button>
      <Verdict page={page} {...props} />
    </Form>
  );
}

/** A remark about one field, or about the whole. */
function RemarkFields({ page, fields, typed }: { page: Page } & RemarkFormProps) {
  const { texts: { review: texts } } = page;
  const chosen = typedIn(page, "field") ?? typed.field;
  return (
    <>
      <div class="field">
        <label for="field">{texts.field}</label>{" "}
        <select id="field" name="field">
          <option value="">{texts.whole}</option>
          {fields.map(({ path, label }) => (
            <>
              {" "}
              <option value={path} selected={path === chosen}>
                {fieldLabel(page, label)}
              </option>
            </>
          ))}
        </select>
      </div>
      <Choice page={page} name="kind" label={texts.kind} options={texts.kinds} value={typed.kind} />
      <Lines page={page} name="text" label={texts.text} value={typed.text} />
    </>
  );
}

function Verdict({ page, checks, checked, message }: { page: Page } & VerdictProps) {
  const { texts: { review: texts } } = page;
  return (
    <>
      <h2>{texts.verdict}</h2>
      <Choices
        page={page}
        prefix="check"
        label={texts.checklist}
        options={checks.map((check) => [check, texts.checks[check]])}
        chosen={checked}
      />
      <Lines page={page} name="message" label={texts.message} value={message} />
      <button type="submit" name="action" value="save">{texts.save}</button>{" "}
      <button type="submit" name="action" value="approve">{texts.approve}</button>{" "}
      <button type="submit" name="action" value="return">{texts.return}</button>{" "}
      <button type="submit" name="action" value="reject">{texts.reject}</button>
    </>
  );
}

/** What the expert has seen: another revision or round is another matter. */
export function SeenHere({ revision, round }: Pick<RemarkFormProps, "revision" | "round">) {
  return <input type="hidden" name="seen" value={`${revision}.${round}`} />;
}
