import { Facts } from "../components/facts.tsx";
import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";

export interface ConfirmProps {
  firstName: string;
  lastName: string;
  fatherName: string;
  /** The foreigners' registry knows them. */
  foreign?: boolean;
}

/** Step 4: the registry's name is shown before anything is stored. */
export function confirmPage(page: Page, props: ConfirmProps): View {
  const texts = page.texts.confirm;
  const names = [
    [texts.firstName, props.firstName],
    [texts.lastName, props.lastName],
    [texts.fatherName, props.fatherName],
  ].filter(([, name]) => name);
  return {
    heading: texts.heading,
    step: 4,
    content: (
      <>
        <p>{props.foreign ? texts.foreignLead : texts.lead}</p>
        <Facts facts={names.map(([term, name]) => [term, <PersonName>{name}</PersonName>])} />
        <Form page={page} to="/login/confirm">
          <button type="submit" class="main" name="decision" value="yes">{texts.yes}</button>{" "}
          <button type="submit" name="decision" value="no">{texts.no}</button>
        </Form>
      </>
    ),
  };
}
