/** `/banners` of the desk: what everybody reads on every page. A new one is a proposal. */
import {
  bannerRecord,
  listBanners,
  MAX_BANNER,
  MAX_HOURS,
  parseBanner,
} from "../../domain/console/banner.ts";
import { MAX_TYPED_REASON, parseReason } from "../../domain/console/reason.ts";
import { transact } from "../../domain/platform/commit.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import { parseNumber } from "../../domain/text/digits.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { confirmed } from "../staff/confirmed.ts";
import { proposed } from "./proposed.ts";

const BANNERS = "/banners";
/** Characters of a text that the form takes: what is too long comes back to who wrote it. */
const MAX_TYPED = 4000;

export function mountBanners(desk: DeskGroups): void {
  const group = desk.allow("operator");
  group.get(BANNERS, (visit) => list(visit));
  group.post(BANNERS, confirmed(add));
  group.post(`${BANNERS}/end`, end);
}

type Shown = Pick<PageProps<"banners">, "typed" | "faults" | "reasonError">;

const EMPTY = { texts: { fa: "", en: "", ar: "" }, severity: "", start: "", hours: "", reason: "" };

async function list(visit: Visit, shown?: Shown): Promise<Response> {
  const { store, clock } = visit.ports;
  return await visit.page("banners", {
    banners: await listBanners(store, clock.now()),
    most: MAX_BANNER,
    longest: MAX_HOURS,
    typed: EMPTY,
    ...shown,
  }, { status: shown ? 422 : 200 });
}

async function add(visit: Visit, live: SignedInStaff): Promise<Response> {
  const names = ["text_fa", "text_en", "text_ar", "severity", "start", "hours", "reason"] as const;
  const { severity, start, hours, reason: why, ...texts } = await visit.form(names, {
    text_fa: MAX_TYPED,
    text_en: MAX_TYPED,
    text_ar: MAX_TYPED,
    reason: MAX_TYPED_REASON,
  });
  const typed = {
    texts: { fa: texts.text_fa, en: texts.text_en, ar: texts.text_ar },
    severity,
    start,
    hours,
    reason: why,
  };
  const parsed = parseBanner({
    ...typed,
    start: parseNumber(start),
    hours: parseNumber(hours),
  }, visit.ports.clock.now());
  const judged = parseReason(why);
  if ("faults" in parsed || "fault" in judged) {
    const faults = "faults" in parsed ? parsed.faults : {};
    const reasonError = "fault" in judged ? judged.fault : undefined;
    return await list(visit, { typed, faults, reasonError });
  }
  const act = { kind: "banner", banner: parsed.banner } as const;
  return await proposed(visit, live, { act, reason: judged.reason });
}

/** At once and by one operator: what is shown too long harms more than what is missing. */
async function end(visit: Visit, { staff }: SignedInStaff): Promise<Response> {
  const { id } = await visit.form(["id"]);
  const { store, clock, audit } = visit.ports;
  const isDone = await transact(store, { banner: bannerRecord(id) }, ({ banner }, write) => {
    if (!banner.value) return false;
    write.delete(banner);
    const detail = { staff: staff.id, banner: id.slice(-16) };
    audit.include(write, { at: clock.now(), event: "banner.ended", detail });
    return true;
  });
  return isDone ? await visit.goTo(BANNERS) : await visit.problem("not_found");
}
