/** `/login/level/face`: level 3 by a photo of the person's face. */
import { faceTriesSpent, photoDigest, proveByFace } from "../../domain/assurance/prove_level.ts";
import { MAX_PHOTO_BYTES } from "../../domain/identity/photo.ts";
import type { FaceMatcher } from "../../domain/registry/level_registries.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { FACE_PATH } from "../site/form.ts";
import { goOn, repeatAnswer } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { goOnRaised, whenNeeded } from "./needed.ts";
import { MAX_UPLOADS, readPhotoUpload, UPLOAD_RETRY } from "./photo_upload.ts";
import { createUploadPlaces, type UploadPlaces } from "./upload_places.ts";

export function mountFace({ signedIn }: Site, faces: FaceMatcher): void {
  const places = createUploadPlaces({ total: MAX_UPLOADS });
  signedIn.get(FACE_PATH, whenNeeded((visit) => page(visit, {})));
  signedIn.post(
    FACE_PATH,
    whenNeeded((visit, live) => upload(visit, live, { faces, places })),
    { repeated: (visit) => repeated(visit, () => digestOfUpload(visit, places)) },
  );
}

/** The photo was sent twice: its first sending has raised the session. */
const repeated = (visit: Visit, typedOf: () => Promise<string | null>): Promise<Response | null> =>
  repeatAnswer(visit, { form: "face", typedOf, leave: () => goOn(visit) });

async function digestOfUpload(visit: Visit, places: UploadPlaces): Promise<string | null> {
  const place = places.enter(visit.caller?.session ?? "");
  if (typeof place === "string") return null;
  using _place = place;
  const upload = await readPhotoUpload(visit.request);
  return "error" in upload || !upload.photo ? null : await photoDigest(upload.photo);
}

async function upload(
  visit: Visit,
  live: LiveSession,
  { faces, places }: { faces: FaceMatcher; places: UploadPlaces },
): Promise<Response> {
  // Before a byte of the photo is read, so that a refusal costs no memory.
  const triesAt = await faceTriesSpent(visit.ports, live);
  if (triesAt !== null) return await refuse(visit, "limited", triesAt);
  const place = places.enter(live.account.id);
  if (typeof place === "string") {
    return await refuse(visit, place, visit.ports.clock.now() + UPLOAD_RETRY);
  }
  using _place = place;
  const upload = await readPhotoUpload(visit.request);
  if (!("error" in upload)) return await prove(visit, live, { faces, photo: upload.photo });
  const { error } = upload;
  return error === "bad_form"
    ? await visit.problem("bad_request")
    : await page(visit, { error }, STATUS_OF_ERROR[error]);
}

async function prove(
  visit: Visit,
  live: LiveSession,
  { faces, photo }: { faces: FaceMatcher; photo: Uint8Array<ArrayBuffer> | null },
): Promise<Response> {
  const result = await proveByFace({ ...visit.ports, faces }, visit.callerOrNew(), live, photo);
  switch (result.outcome) {
    case "raised":
      return goOnRaised(visit, result);
    case "invalid":
      return await page(visit, { error: result.error }, STATUS_OF_ERROR[result.error]);
    case "mismatch":
    case "not_live":
      return await page(visit, { failure: { code: result.outcome } }, 422);
    case "registry_unavailable":
    case "limited":
      return await refuse(visit, result.outcome, result.retryAt);
    case "level_too_low":
    case "elsewhere":
      return photo && await repeated(visit, () => photoDigest(photo)) || await visit.goTo("/login");
  }
}

/** Not 408 for a slow upload: browsers may repeat it automatically then (RFC 9110 §15.5.9). */
const STATUS_OF_ERROR = { missing: 422, type: 422, too_large: 413, too_slow: 422 } as const;

/** Refusals with a time to come back. */
type Refusal = "registry_unavailable" | "limited" | "sending" | "busy";

const refuse = (visit: Visit, code: Refusal, retryAt: number) =>
  page(visit, { failure: { code, retryAt } }, PROBLEM_STATUS[code]);

function page(
  visit: Visit,
  props: Omit<PageProps<"levelFace">, "otherWay" | "maxBytes">,
  status: PageStatus = 200,
): Response | Promise<Response> {
  const otherWay = visit.ports.cards !== undefined;
  return visit.page("levelFace", { ...props, otherWay, maxBytes: MAX_PHOTO_BYTES }, {
    status,
    retryAt: retryAtOf(props.failure),
  });
}
