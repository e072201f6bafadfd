import { failureAlarm } from "../components/alarm.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";

export interface ReturningProps {
  retryAt?: number;
}

/** A known browser after a right code: only SIM ownership is still to be checked. */
export function returningPage(page: Page, { retryAt }: ReturningProps): View {
  const texts = page.texts.returning;
  return {
    heading: texts.heading,
    alarm: retryAt === undefined ? undefined : failureAlarm(texts.failure, {
      when: page.format.when(retryAt, page.context.now),
    }),
    content: (
      <>
        <p>{texts.lead}</p>
        <Form page={page} to="/login/returning">
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
      </>
    ),
  };
}
