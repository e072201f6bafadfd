import type { QrPicture } from "../../domain/platform/qr_picture.ts";
import { QrCode } from "../components/pictures/qr_code.tsx";
import { failureAlarm } from "../components/alarm.tsx";
import { ValidUntil } from "../components/valid_until.tsx";
import { Digits, Latin } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import { WaysIn } from "../components/ways_in.tsx";
import type { Page, View } from "../components/page.ts";
import { fill, fillPlain } from "../texts/fill.ts";

export type QrProps =
  & { notice?: "drawn" | "not_yet" }
  & (
    | {
      state: "waiting";
      drawing: string;
      expiresAt: number;
      picture: QrPicture;
      /** Nine digits. */
      manualCode: string;
      /** Where the phone enters them: "localhost:8000/qr". */
      entry: string;
    }
    /** A phone has opened the code; `number` is to be picked there. */
    | { state: "scanned"; drawing: string; expiresAt: number; number: number }
    /** `busy`: too many were drawn in this place within a minute. */
    | { state: "refused" | "expired" | "busy" }
  );

/** The screen that waits for a phone (guide 1.7 §2). */
export function qrPage(page: Page, props: QrProps): View {
  const { texts: { qr: texts } } = page;
  const { state } = props;
  const isLive = state === "waiting" || state === "scanned";
  return {
    heading: fillPlain(texts.heading, { qr: "QR" }),
    goingTo: true,
    shownHeading: fill(texts.heading, { qr: <Latin>QR</Latin> }),
    alarm: isLive ? undefined : failureAlarm(texts.ends[state]),
    notice: props.notice && texts.notices[props.notice],
    content: (
      <>
        <WaysIn page={page} current="qr" />
        {state === "waiting" && <Waiting page={page} props={props} />}
        {state === "scanned" && <Scanned page={page} props={props} />}
        <Form page={page} to="/login/qr">
          <button type="submit" name="action" value="new" class={isLive ? undefined : "main"}>
            {texts.another}
          </button>
        </Form>
      </>
    ),
  };
}

function Waiting({ page, props }: { page: Page; props: Extract<QrProps, { state: "waiting" }> }) {
  const { format, texts: { qr: texts } } = page;
  const groups = props.manualCode.match(/\d{3}/g)!.join(" ");
  return (
    <>
      {!props.notice &&
        texts.steps.map((step, i) => <p>{format.digits(i + 1)}. {step}</p>)}
      <QrCode picture={props.picture} label={fillPlain(texts.picture, { qr: "QR" })} />
      <ValidUntil page={page} at={props.expiresAt} />
      <p>
        {fill(texts.manual, {
          address: <Latin>{props.entry}</Latin>,
          code: (
            <strong>
              <Digits>{format.digits(groups)}</Digits>
            </strong>
          ),
        })}
      </p>
      <Check page={page} props={props} />
    </>
  );
}

function Scanned({ page, props }: { page: Page; props: Extract<QrProps, { state: "scanned" }> }) {
  const { format, texts: { qr: texts } } = page;
  return (
    <>
      <p>{texts.pick}</p>
      <p class="number">{format.digits(props.number)}</p>
      <ValidUntil page={page} at={props.expiresAt} />
      <Check page={page} props={props} />
    </>
  );
}

/** Submits itself in browsers that run scripts; the button serves the others. */
function Check(
  { page, props }: { page: Page; props: Extract<QrProps, { state: "waiting" | "scanned" }> },
) {
  return (
    <Form page={page} to="/login/qr" every="3s">
      <input type="hidden" name="drawing" value={props.drawing} />
      <input type="hidden" name="shown" value={props.state} />
      <button type="submit" name="action" value="check" class="main">{page.texts.qr.check}</button>
    </Form>
  );
}
