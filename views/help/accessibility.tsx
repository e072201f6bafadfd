import type { Display } from "../../domain/accessibility/display.ts";
import type { DisplaySetting } from "../../domain/accessibility/display.ts";
import { Back } from "./back.tsx";
import { withNames } from "../components/names.tsx";
import { Sections } from "../components/sections.tsx";
import type { Page, View } from "../components/page.ts";

export interface AccessibilityProps {
  display: Display;
  notice?: "saved" | "reset" | "not_kept";
}

/** The accessibility panel (guide 1.7 §4): a plain form that answers a whole page in the new look. */
export function accessibilityPage(page: Page, { display, notice }: AccessibilityProps): View {
  const { context, texts: { accessibility: texts } } = page;
  const notices = { saved: texts.saved, reset: texts.wasReset, not_kept: texts.notKept };
  return {
    heading: texts.heading,
    notice: notice && notices[notice],
    content: (
      <>
        <p>{texts.lead}</p>
        <form method="post" action={context.href("/accessibility")}>
          {Object.entries(texts.settings).map(([setting, choices]) => (
            <Setting
              setting={setting}
              texts={choices}
              chosen={display[setting as DisplaySetting]}
            />
          ))}
          <button type="submit" class="main">{texts.submit}</button>{" "}
          <button type="submit" name="action" value="reset">{texts.reset}</button>
        </form>
        <p class="hint">{texts.kept}</p>
        <h2>{texts.sample.title}</h2>
        {texts.sample.steps.map((step) => <p>{step}</p>)}
        <p>
          <a href={context.href("/accessibility/statement")}>{texts.statement}</a>
        </p>
        <Back page={page} />
      </>
    ),
  };
}

function Setting(
  { setting, texts: { label, ...choices }, chosen }: {
    setting: string;
    texts: Record<string, string>;
    chosen?: string;
  },
) {
  // "None" first: numeric object keys would come before it.
  const options = Object.entries(choices)
    .sort(([a], [b]) => Number(b === "none") - Number(a === "none"));
  return (
    <div class="field">
      <label for={setting}>{label}</label>{" "}
      <select id={setting} name={setting}>
        {options.map(([choice, name]) => (
          <option value={choice === "none" ? "" : choice} selected={chosen === choice}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

export function statementPage(page: Page): View {
  const { context, texts: { statement } } = page;
  return {
    heading: statement.heading,
    content: (
      <>
        <p>{withNames(page, statement.lead)}</p>
        <Sections page={page} sections={statement.sections} />
        <a class="button" href={context.href("/accessibility")}>{statement.back}</a>
      </>
    ),
  };
}
