import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";

/** The menu's link leads here: signing out is a POST. */
export function deskSignOutPage(page: Page, _props: Record<never, never>): View {
  const { signOut: texts, deskHome } = page.texts;
  return {
    heading: deskHome.signOut,
    content: (
      <>
        <p>{deskHome.signOutMeaning}</p>
        <Form page={page} to="/sign-out">
          <button type="submit" class="main">{texts.submit}</button>{" "}
          <a class="button" href="/">{texts.stay}</a>
        </Form>
      </>
    ),
  };
}
