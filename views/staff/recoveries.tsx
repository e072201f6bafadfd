import { PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

/** Managers whose new password waits. */
export interface ShownRecovery {
  id: string;
  name: string;
  askedAt: number;
}

export interface StaffRecoveriesProps {
  recoveries: readonly ShownRecovery[];
}

/** For operators: of agencies that have no other manager. */
export function staffRecoveriesPage(page: Page, { recoveries }: StaffRecoveriesProps): View {
  const { recovery: texts, members } = page.texts;
  return {
    heading: texts.waiting,
    content: (
      <>
        {recoveries.length === 0 && <p>{texts.none}</p>}
        <Recoveries page={page} recoveries={recoveries} to="/recoveries" />
        <a href="/">{members.back}</a>
      </>
    ),
  };
}

export function Recoveries(
  { page, recoveries, to }: { page: Page; recoveries: readonly ShownRecovery[]; to: string },
) {
  const { texts: { recovery: texts }, format, context } = page;
  if (recoveries.length === 0) return null;
  return (
    <>
      <p>{texts.ask}</p>
      <ul class="services">
        {recoveries.map(({ id, name, askedAt }) => (
          <li>
            <strong>
              <PersonName>{name}</PersonName>
            </strong>
            <p>{fill(texts.askedAt, { when: format.past(askedAt, context.now) })}</p>
            <Form page={page} to={to}>
              <input type="hidden" name="member" value={id} />
              <button type="submit" name="action" value="approve">{texts.approve}</button>{" "}
              <button type="submit" name="action" value="refuse">{texts.refuse}</button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}
