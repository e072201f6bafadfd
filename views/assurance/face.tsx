import { fieldAlarm } from "../components/alarm.tsx";
import { Description, descriptionOf } from "../components/field.tsx";
import type { Page, View } from "../components/page.ts";
import { OtherWay, proofAlarm, WAY_PATHS } from "./ways.tsx";

export interface LevelFaceProps {
  error?: "missing" | "type" | "too_large" | "too_slow";
  failure?:
    | { code: "mismatch" | "not_live" }
    | {
      /** `sending`: a photo of this person is under way; `busy`: too many photos of others are. */
      code: "registry_unavailable" | "limited" | "sending" | "busy";
      retryAt: number;
    };
  /** The service also accepts a bank card. */
  otherWay: boolean;
  maxBytes: number;
}

/** Always a plain form, without htmx: a file on a slow line takes longer than htmx waits. */
export function levelFacePage(page: Page, props: LevelFaceProps): View {
  const { face } = page.texts.level3;
  const error = props.error && face.errors[props.error];
  return {
    heading: face.heading,
    goingTo: true,
    script: page.context.photoScript,
    alarm: proofAlarm(page, props.failure, { texts: face.failures }) ??
      fieldAlarm(page.texts.window.correct, { photo: error }),
    content: (
      <>
        <form
          method="post"
          action={page.context.href(WAY_PATHS.face)}
          enctype="multipart/form-data"
          novalidate
          data-shrinking={face.progress.shrinking}
          data-sending={face.progress.sending}
          data-checking={face.progress.checking}
          data-lost={page.texts.window.unsent}
          data-max-bytes={props.maxBytes}
          data-locale={page.texts.language.locale}
        >
          <Photo page={page} error={error} />
          <p id="photo-status" role="status"></p>
          <button type="submit" class="main">{face.submit}</button>
        </form>
        <p class="hint">{face.kept}</p>
        {props.otherWay && <OtherWay page={page} way="card" />}
      </>
    ),
  };
}

function Photo({ page, error }: { page: Page; error?: string }) {
  const { photo: { label, hint }, choosePhoto } = page.texts.level3.face;
  const described = { id: "photo", hint, error };
  return (
    <div class="field">
      <label for="photo">{label}</label>
      <Description page={page} {...described} />
      <input
        id="photo"
        name="photo"
        type="file"
        accept="image/jpeg,image/png"
        capture="user"
        data-choose={choosePhoto}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={descriptionOf(described)}
      />
    </div>
  );
}
