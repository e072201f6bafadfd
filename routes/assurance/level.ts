/** `/login/level`: level 3 for a service that asks for it, by bank card or face (citizen-handbook §6). */
import type { Hono } from "hono";
import { needOf } from "../../domain/access/needs.ts";
import { maskCardNumber, parseCardNumber } from "../../domain/identity/card_number.ts";
import type { Level3Way } from "../../domain/session/level3.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { faceTriesSpent, proveByCard, proveByFace } from "../../domain/assurance/prove_level.ts";
import type { LevelCardProps } from "../../views/assurance/card.tsx";
import type { LevelFaceProps } from "../../views/assurance/face.tsx";
import { adopt } from "../site/acting.ts";
import { callerOrNew, liveSessionOf } from "../site/caller.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "../site/deps.ts";
import { FACE_PATH, readForm } from "../site/form.ts";
import { answer, goTo, type PageStatus, redirectTo } from "../site/page.ts";
import { MAX_UPLOADS, readPhotoUpload, UPLOAD_RETRY } from "./photo_upload.ts";
import { problem } from "../site/problem.ts";
import { returnQuery, returnTo } from "../site/return_to.ts";
import { createUploadPlaces } from "./upload_places.ts";

const CARD_PATH = "/login/level/card";

/** The ways that this window is connected to. */
export function waysToLevel3({ signIn }: WindowDeps): Level3Way[] {
  return (["card", "face"] as const).filter((way) => way === "card" ? signIn.cards : signIn.faces);
}

export function addLevelStep(app: Hono<WindowEnv>, deps: WindowDeps): void {
  const ways = waysToLevel3(deps);
  const { cards, faces } = deps.signIn;

  app.get("/login/level", (c) =>
    whenNeeded(c, async ({ session }) => {
      const [only, ...others] = ways;
      if (!others.length) return await goTo(deps, c, only === "card" ? CARD_PATH : FACE_PATH);
      const why = session.level3 ? "lapsed" : "never";
      const { service } = returnTo(deps, c);
      return await answer(
        deps,
        c,
        (context) => deps.views.level(context, { why, maxAge: service?.max_age, ways }),
      );
    }));

  if (cards) {
    app.get(CARD_PATH, (c) => whenNeeded(c, () => cardPage(c, { cardNumber: "" })));

    app.post(CARD_PATH, async (c) => {
      const form = await readForm(c, ["card_number"]);
      if (!form) return await problem(deps, c, "bad_request");
      return await whenNeeded(c, async (live) => {
        const typed = form.card_number;
        const caller = callerOrNew(deps, c);
        const result = await proveByCard({ ...deps.signIn, cards }, caller, live, typed);
        switch (result.outcome) {
          case "raised":
            return goOnRaised(c, result);
          case "invalid":
            return await cardPage(c, { cardNumber: typed, error: result.error }, 422);
          case "mismatch":
            return await cardPage(c, {
              cardNumber: "",
              masked: maskOf(typed),
              failure: { code: "mismatch" },
            }, 422);
          case "registry_unavailable":
          case "limited": {
            const failure = { code: result.outcome, retryAt: result.retryAt };
            return await cardPage(c, { cardNumber: "", failure }, statusOf(result.outcome));
          }
          case "level_too_low":
          case "elsewhere":
            return await goTo(deps, c, "/login");
        }
      });
    });
  }

  if (faces) {
    app.get(FACE_PATH, (c) => whenNeeded(c, () => facePage(c, {})));

    const places = createUploadPlaces({ total: MAX_UPLOADS });

    app.post(FACE_PATH, (c) =>
      whenNeeded(c, async (live) => {
        // Before a byte of the photo is read: what is refused here costs no memory.
        const triesAt = await faceTriesSpent(deps.signIn, live);
        if (triesAt !== null) return await refuseFace(c, "limited", triesAt);
        const place = places.enter(live.account.id);
        if (typeof place === "string") return await refuseFace(c, place, now() + UPLOAD_RETRY);
        using _place = place;
        const upload = await readPhotoUpload(c);
        if ("error" in upload) {
          const { error } = upload;
          return error === "bad_form"
            ? await problem(deps, c, "bad_request")
            : await facePage(c, { error }, STATUS_OF_ERROR[error]);
        }
        const caller = callerOrNew(deps, c);
        const result = await proveByFace({ ...deps.signIn, faces }, caller, live, upload.photo);
        switch (result.outcome) {
          case "raised":
            return goOnRaised(c, result);
          case "invalid":
            return await facePage(c, { error: result.error }, STATUS_OF_ERROR[result.error]);
          case "mismatch":
          case "not_live":
            return await facePage(c, { failure: { code: result.outcome } }, 422);
          case "registry_unavailable":
          case "limited":
            return await refuseFace(c, result.outcome, result.retryAt);
          case "level_too_low":
          case "elsewhere":
            return await goTo(deps, c, "/login");
        }
      }));
  }

  /** For a signed-in person of level 2 who lacks level 3; others go on to where they belong. */
  async function whenNeeded(
    c: WindowContext,
    run: (live: LiveSession) => Promise<Response>,
  ): Promise<Response> {
    const live = await liveSessionOf(deps, c);
    const { service } = returnTo(deps, c);
    if (!ways.length) return await problem(deps, c, "level_unavailable");
    // The first page knows what is missing before this, and what follows when nothing is.
    if (!live || live.session.level < 2) return await goTo(deps, c, "/login");
    const isNeeded = service
      ? needOf(live.session, service, now()) === "level3"
      : !live.session.level3;
    return isNeeded ? await run(live) : await goTo(deps, c, "/login");
  }

  function goOnRaised(c: WindowContext, raised: { sessionToken: string }): Response {
    adopt(deps, c, raised);
    const { query } = returnQuery(deps, c);
    return redirectTo(c, query ? `/login?${query}` : "/");
  }

  async function cardPage(
    c: WindowContext,
    props: Omit<LevelCardProps, "otherWay">,
    status: PageStatus = 200,
  ): Promise<Response> {
    const otherWay = ways.includes("face");
    return await answer(
      deps,
      c,
      (context) => deps.views.levelCard(context, { ...props, otherWay }),
      { status, retryAt: retryAtOf(props) },
    );
  }

  async function facePage(
    c: WindowContext,
    props: Omit<LevelFaceProps, "otherWay">,
    status: PageStatus = 200,
  ): Promise<Response> {
    const otherWay = ways.includes("card");
    return await answer(
      deps,
      c,
      (context) => deps.views.levelFace(context, { ...props, otherWay }),
      { status, retryAt: retryAtOf(props) },
    );
  }

  const refuseFace = (c: WindowContext, code: FaceRefusal, retryAt: number) =>
    facePage(c, { failure: { code, retryAt } }, statusOf(code));

  const now = () => deps.signIn.clock.now();
}

/** Refusals that say when to come back. */
type FaceRefusal = "registry_unavailable" | "limited" | "sending" | "busy";

const statusOf = (refusal: FaceRefusal) => refusal === "limited" ? 429 : 503;

/** Not 408 for the slow one: after that a browser may send the photo once more by itself (RFC 9110 §15.5.9). */
const STATUS_OF_ERROR = { missing: 422, type: 422, too_large: 413, too_slow: 422 } as const;

function retryAtOf({ failure }: Pick<LevelCardProps | LevelFaceProps, "failure">) {
  return failure && "retryAt" in failure ? failure.retryAt : undefined;
}

function maskOf(typed: string): string | undefined {
  const parsed = parseCardNumber(typed);
  return "error" in parsed ? undefined : maskCardNumber(parsed.cardNumber);
}
