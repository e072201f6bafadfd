import { Field } from "../field.tsx";
import type { Page } from "../page.ts";

export interface SecurityCodeProps {
  captchaId: string;
  /** Proof of work in place of typing the security code; `value` when it is done. */
  proof?: { bits: number; value?: string };
  /** What was typed, when the same picture is shown again. */
  captcha?: string;
}

/** The security code as a picture and a sound, with the field for its digits. */
export function SecurityCode(
  { page, props, error, focused }: {
    page: Page;
    props: SecurityCodeProps;
    error?: string;
    focused?: boolean;
  },
) {
  const texts = page.texts.mobile.captcha;
  const { captchaId, captcha = "", proof } = props;
  const path = `/captcha/${encodeURIComponent(captchaId)}`;
  const isProved = Boolean(proof?.value);
  return (
    <>
      <details open={!isProved}>
        <Folded proved={`✓ ${texts.proved}`} instead={texts.instead} isProved={isProved} />
        <Field
          page={page}
          name="captcha"
          label={texts.label}
          hint={texts.hint}
          error={error}
          value={captcha}
          class="code"
          autocomplete="off"
          autofocus={focused}
        >
          <img class="picture" src={`${path}.png`} width={232} height={80} alt={texts.picture} />
          {" "}
          <audio
            controls
            preload="none"
            src={`${path}/sound`}
            aria-label={texts.sound}
          >
            <a href={`${path}/sound`}>{texts.sound}</a>
          </audio>{" "}
          <p class="hint">{texts.plays}</p>
        </Field>
      </details>
      <input type="hidden" name="captcha_id" value={captchaId} />
      {proof && <Proof {...proof} />}
    </>
  );
}

/**
 * Empty until the proof is done, because text browsers show `hidden` elements; static/proof.js fills
 * it in.
 */
function Folded(
  { proved, instead, isProved }: { proved: string; instead: string; isProved: boolean },
) {
  if (!isProved) return <summary hidden data-proved={proved} data-instead={instead} />;
  return (
    <summary data-proved={proved}>
      {proved} <u>{instead}</u>
    </summary>
  );
}

/** Filled in by the script. */
function Proof({ bits, value }: { bits: number; value?: string }) {
  return <input type="hidden" name="proof" value={value} data-bits={bits} />;
}
