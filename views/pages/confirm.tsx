import { PersianName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../page.ts";
import type { ConfirmProps } from "../props.ts";

/** Step 4: the registry's name is shown before anything is stored. */
export function confirmPage(page: Page, props: ConfirmProps): View {
  const texts = page.texts.confirm;
  const rows = [
    [texts.firstName, props.firstName],
    [texts.lastName, props.lastName],
    [texts.fatherName, props.fatherName],
  ];
  return {
    heading: texts.heading,
    step: 4,
    content: (
      <>
        <p>{texts.lead}</p>
        <dl>
          {rows.map(([term, value]) => (
            <div>
              <dt>{term}</dt>
              <dd>
                <PersianName>{value}</PersianName>
              </dd>
            </div>
          ))}
        </dl>
        <Form page={page} to="/login/confirm">
          <button type="submit" class="main" name="decision" value="yes">{texts.yes}</button>{" "}
          <button type="submit" name="decision" value="no">{texts.no}</button>
        </Form>
      </>
    ),
  };
}
