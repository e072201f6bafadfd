import type { ContentField } from "../../domain/application/fields_of.ts";
import type { Check } from "../../domain/review/checklist.ts";
import { fieldLabel } from "../application/labels.ts";
import { Choice, Choices } from "../components/choice.tsx";
import { Lines } from "../components/field.tsx";
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

/** A remark about one field, or about the whole. */
export function RemarkForm(
  { page, to, fields, typed, ...seen }: { page: Page; to: string } & RemarkFormProps,
) {
  const { texts: { review: texts } } = page;
  return (
    <Form page={page} to={to}>
      <h2>{texts.newRemark}</h2>
      <SeenHere {...seen} />
      <div class="field">
        <label for="field">{texts.field}</label>{" "}
        <select id="field" name="field">
          <option value="">{texts.whole}</option>
          {fields.map(({ path, label }) => (
            <>
              {" "}
              <option value={path} selected={path === typed.field}>
                {fieldLabel(page, label)}
              </option>
            </>
          ))}
        </select>
      </div>
      <Choice page={page} name="kind" label={texts.kind} options={texts.kinds} value={typed.kind} />
      <Lines page={page} name="text" label={texts.text} value={typed.text} />
      <button type="submit" class="main">{texts.add}</button>
    </Form>
  );
}

interface VerdictProps {
  checks: readonly Check[];
  checked: readonly Check[];
  message: string;
  revision: number;
  round: number;
}

/** The checklist, and what becomes of the application. */
export function Verdict(
  { page, to, checks, checked, message, ...seen }: { page: Page; to: string } & VerdictProps,
) {
  const { texts: { review: texts } } = page;
  return (
    <Form page={page} to={to}>
      <SeenHere {...seen} />
      <Choices
        page={page}
        prefix="check"
        label={texts.checklist}
        options={checks.map((check) => [check, texts.checks[check]])}
        chosen={checked}
      />
      <Lines page={page} name="message" label={texts.message} value={message} />
      {/* First in the form, so that Enter presses it. */}
      <button type="submit" name="action" value="save" class="main">{texts.save}</button>{" "}
      <button type="submit" name="action" value="approve">{texts.approve}</button>{" "}
      <button type="submit" name="action" value="return">{texts.return}</button>{" "}
      <button type="submit" name="action" value="reject">{texts.reject}</button>
    </Form>
  );
}

/** What the expert has seen: another revision or round is another matter. */
export function SeenHere({ revision, round }: Pick<VerdictProps, "revision" | "round">) {
  return <input type="hidden" name="seen" value={`${revision}.${round}`} />;
}
