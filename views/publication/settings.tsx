import type { KeyStanding } from "../../domain/api/keys.ts";
import type { ApiScope, StreamScope } from "../../domain/services/openid.ts";
import type { SettingsRefusal } from "../../domain/publication/settings.ts";
import type { Child } from "hono/jsx";
import type { LocalText } from "../../domain/services/service.ts";
import { fieldAlarm } from "../components/alarm.tsx";
import { Facts } from "../components/facts.tsx";
import { Choices } from "../components/choice.tsx";
import { Field, Lines } from "../components/field.tsx";
import { Latin, Local, NetAddress } from "../components/foreign.tsx";
import { ButtonForm, Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { asOneLabel } from "../texts/within_sentence.ts";

export interface ShownSettings {
  keys: readonly KeyStanding[];
  webhook?: string;
  scopes: readonly (ApiScope | StreamScope)[];
  /** All that can be chosen, for those who may give them. */
  knownScopes: readonly (ApiScope | StreamScope)[];
  redirectUris: readonly string[];
}

export interface SettingsError {
  field: "jwk" | "webhook" | "scopes";
  code: SettingsRefusal;
}

export interface DeskServiceSettingsProps {
  id: string;
  title: LocalText;
  settings: ShownSettings;
  /** What this member may change. */
  may: { settings: boolean; scopes: boolean };
  error?: SettingsError;
  /** As it was typed. */
  typed?: { jwk?: string; webhook?: string };
}

type Props = DeskServiceSettingsProps & { page: Page };

/** Keys, webhook and scopes: at once, whichever revision answers. */
export function deskServiceSettingsPage(page: Page, props: DeskServiceSettingsProps): View {
  const { deskServiceSettings: texts, window } = page.texts;
  const { error, title, id } = props;
  return {
    heading: texts.heading,
    wide: true,
    alarm: fieldAlarm(window.correct, error ? { [error.field]: errorOf(page, error) } : {}),
    content: (
      <>
        <p>
          <Local page={page} text={title} />
        </p>
        <p>{texts.lead}</p>
        <Settings page={page} {...props} />
        <a href={`/services/${id}`}>{texts.back}</a>
      </>
    ),
  };
}

/** Words of the standards, which are the same in every language. */
const TERMS = Object.fromEntries(
  ["JWK", "kid", "exp", "https"].map((term) => [term, <Latin>{term}</Latin>]),
);

const errorOf = ({ texts }: Page, { code }: SettingsError): Child => (
  <>{fill(texts.deskServiceSettings.errors[code], TERMS)}</>
);

function Settings(props: Props) {
  const { page, settings, may } = props;
  const { deskServiceSettings: texts } = page.texts;
  const scopes = settings.scopes.map((scope) => texts.scopeNames[scope]);
  return (
    <>
      {settings.keys.length > 0
        ? <ul>{settings.keys.map((key) => <Key {...props} of={key} />)}</ul>
        : <p>{texts.noKeys}</p>}
      {!may.settings && <p class="hint">{texts.readOnly}</p>}
      <Facts
        facts={[
          [texts.webhook, settings.webhook && <Latin>{settings.webhook}</Latin>],
          [
            texts.scopes,
            scopes.length > 0 && page.format.enumerate(asOneLabel(scopes), "conjunction"),
          ],
          [
            texts.redirects,
            settings.redirectUris.length > 0 && <Several all={settings.redirectUris} />,
          ],
        ]}
      />
      {may.settings && <KeyAndWebhook {...props} />}
      {may.scopes && <Scopes {...props} />}
    </>
  );
}

const Several = ({ all }: { all: readonly string[] }) => (
  <>
    {all.map((one) => (
      <div>
        <NetAddress>{one}</NetAddress>
      </div>
    ))}
  </>
);

function Key({ page, id, may, of: { kid, endsAt, usedAt } }: Props & { of: KeyStanding }) {
  const { format, context, texts: { deskServiceSettings: texts } } = page;
  const when = (at: number) => format.when(at, context.now);
  return (
    <li>
      <Latin>{kid}</Latin>{" "}
      <span class="hint">
        {endsAt === undefined ? texts.keyEndless : fill(texts.keyEnds, { when: when(endsAt) })}{" "}
        {usedAt === undefined ? texts.keyUnused : fill(texts.keyUsed, { when: when(usedAt) })}
      </span>
      {may.settings && (
        <ButtonForm page={page} to={`/services/${id}/keys`} beside name="end" value={kid}>
          {texts.endKey} <Latin>{kid}</Latin>
        </ButtonForm>
      )}
    </li>
  );
}

/** One form, so that a change of language keeps both texts; Enter presses its first button. */
function KeyAndWebhook({ page, id, settings, error, typed }: Props) {
  const { deskServiceSettings: texts } = page.texts;
  const wrong = (field: SettingsError["field"]) =>
    error?.field === field ? errorOf(page, error) : undefined;
  return (
    <Form page={page} to={`/services/${id}/keys`} typed>
      <Field
        page={page}
        name="webhook"
        label={texts.webhook}
        hint={fill(texts.webhookHint, TERMS)}
        error={wrong("webhook")}
        value={typed?.webhook ?? settings.webhook ?? ""}
        autocomplete="off"
        inputmode="text"
      />
      <button type="submit" name="action" value="webhook">{texts.saveWebhook}</button>
      <Lines
        page={page}
        name="jwk"
        label={texts.newKey}
        value={typed?.jwk ?? ""}
        hint={fill(texts.keyHint, TERMS)}
        error={wrong("jwk")}
        max={4000}
        dir="ltr"
      />
      <button type="submit" name="action" value="add">{texts.addKey}</button>
    </Form>
  );
}

function Scopes({ page, id, settings, may }: Props) {
  const { deskServiceSettings: texts } = page.texts;
  return (
    <Form page={page} to={`/services/${id}/scopes`} typed={!may.settings}>
      <Choices
        page={page}
        id="scopes"
        prefix="scope"
        label={texts.scopes}
        options={settings.knownScopes.map((scope) => [scope, texts.scopeNames[scope]])}
        chosen={settings.scopes}
      />
      {/* One that was given meanwhile is not taken away by a form that did not show it. */}
      <input type="hidden" name="offered" value={settings.knownScopes.join(" ")} />
      <button type="submit">{texts.saveScopes}</button>
    </Form>
  );
}
