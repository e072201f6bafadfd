import type { PreparedAnswer } from "../../domain/support/prepared.ts";
import { Description, descriptionOf, typedIn } from "../components/field.tsx";
import type { Page } from "../components/page.ts";

export interface PreparedChoiceProps {
  /** Of the question's topic. */
  prepared: readonly Pick<PreparedAnswer, "id" | "name">[];
  /** «درج» was pressed without one. */
  isMissing?: boolean;
}

/** Within the form of an answer: inserted by the server, so that no script is needed. */
export function PreparedChoice(
  { page, prepared, isMissing }: { page: Page } & PreparedChoiceProps,
) {
  const { texts: { tickets: { prepared: texts } } } = page;
  if (prepared.length === 0) return null;
  const error = isMissing ? texts.error : undefined;
  const described = { id: "prepared", hint: texts.hint, error };
  const chosen = typedIn(page, "prepared");
  return (
    <>
      <div class="field">
        <label for="prepared">{texts.label}</label> <Description page={page} {...described} />
        <select
          id="prepared"
          name="prepared"
          aria-invalid={error ? "true" : undefined}
          aria-describedby={descriptionOf(described)}
        >
          <option value="">{texts.choose}</option>
          {prepared.map(({ id, name }) => (
            <>
              {" "}
              <option value={id} selected={id === chosen}>{name}</option>
            </>
          ))}
        </select>
      </div>
      <button type="submit" name="action" value="insert">{texts.insert}</button>
      {" "}
    </>
  );
}
