import type { Page, View } from "../components/page.ts";
import { Ceremony } from "../passkey/ceremony.tsx";

export interface StaffPasskeyAddProps {
  /** For `navigator.credentials.create`. */
  options: unknown;
  /** That it gets. */
  name: string;
}

/** The device makes a passkey for the desk. */
export function staffPasskeyAddPage(page: Page, { options, name }: StaffPasskeyAddProps): View {
  const { account: { heading, passkeys: { making } }, passkeyAdd } = page.texts;
  return {
    heading: making.heading,
    script: page.context.passkeyScript,
    content: (
      <>
        {making.steps.map((step) => <p>{step}</p>)}
        <Ceremony page={page} to="/account/passkeys/add" options={options} words={passkeyAdd}>
          <input type="hidden" name="name" value={name} />
        </Ceremony>
        <a href="/account">{heading}</a>
      </>
    ),
  };
}
