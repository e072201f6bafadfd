import { Local } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { Reference } from "../components/reference.tsx";
import { fill } from "../texts/fill.ts";

export interface FormReturnProps {
  /** The form as another site sent it. */
  held?: {
    /** Path and query at this host. */
    to: string;
    fields: [name: string, value: string][];
    /** Encoding in which the fields are sent. */
    charset: "utf-8" | "windows-1252";
    /** Browsers that run scripts post the form at once. */
    atOnce?: boolean;
    /** Where to sign in first. */
    signIn?: string;
  };
  /** "1234-5678" */
  reference: string;
  /** The service's first page. */
  start: string;
}

/**
 * Posts before the page is complete, so that "back" skips it. A page without an origin of its own
 * (sandboxed by its opener) would post without cookies and get the same page, for ever.
 */
const SCRIPT = `if(self.origin!=="null")document.getElementById("continue").click()`;

/** Source expression for `script-src` (CSP 3 §2.3.1). */
export const formScriptSource = `'sha256-${
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(SCRIPT)))
    .toBase64()
}'`;

/** On the way from another site's form to a service that cannot know who sends it. */
export function formReturnPage(page: Page, { held, reference, start }: FormReturnProps): View {
  const { texts: { formReturn: texts, problem } } = page;
  if (!held) {
    return {
      heading: texts.failed.title,
      content: (
        <>
          {texts.failed.steps.map((step) => <p>{step}</p>)}
          <a class="button main" href={start}>{problem.start}</a>
          <Reference page={page}>{reference}</Reference>
        </>
      ),
    };
  }
  const { heading, lead } = held.signIn ? texts.signIn : texts.again;
  return {
    heading,
    content: (
      <>
        <p>{fill(lead, { service: <Service page={page} /> })}</p>
        {held.signIn && <SignInFirst page={page} to={held.signIn} />}
        <Held page={page} held={held} />
        {held.atOnce && <script dangerouslySetInnerHTML={{ __html: SCRIPT }} />}
      </>
    ),
  };
}

function Service({ page }: { page: Page }) {
  const { serviceTitle } = page.context;
  return serviceTitle ? <Local page={page} text={serviceTitle} /> : null;
}

function SignInFirst({ page, to }: { page: Page; to: string }) {
  const { steps, link } = page.texts.formReturn.signIn;
  return (
    <>
      {steps.map((step) => <p>{step}</p>)}
      <a class="button main" href={to} target="_blank" rel="noopener">{link}</a>
    </>
  );
}

function Held({ page, held }: { page: Page; held: NonNullable<FormReturnProps["held"]> }) {
  return (
    <form method="post" action={held.to} accept-charset={held.charset}>
      {held.fields.map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      <button type="submit" id="continue" class={held.signIn ? undefined : "main"}>
        {page.texts.formReturn.submit}
      </button>
    </form>
  );
}
