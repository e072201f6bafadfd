/** `…/connection`, `…/details`, `…/letter`: steps that are one form each. */
import { STEP_FIELDS } from "../../domain/application/draft.ts";
import { saveStep } from "../../domain/application/write/save.ts";
import { isEditable } from "../../domain/application/state.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { FIELDS_BYTES, fieldsBesideFile, type FileForm, readFileForm } from "../desk/file_form.ts";
import { takesFile } from "../site/form.ts";
import { sendAgain } from "../site/send_again.ts";
import type { PageStatus } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { type Asked, BOARD, boardOf, editors, toChange, withOwn } from "./access.ts";
import { goOn, stepGaps, withOwnNow } from "./go_on.ts";
import { openedForm, shownFor, type TypedForm, typedIn } from "./form.ts";
import { tooLate } from "./too_late.ts";
import { withTitle } from "./first_title.ts";
import { type FormProps, type FormStep, show, type Shown } from "./step_page.ts";
import { type FileFault, takeSent, uploadPlaces } from "./upload.ts";

export function mountSteps(desk: DeskGroups): void {
  for (const step of ["connection", "details", "letter"] as const) {
    editors(desk).get(`${BOARD}/${step}`, withOwn((visit, asked) => open(visit, asked, step)));
    editors(desk).post(`${BOARD}/${step}`, toChange((visit, asked) => save(visit, asked, step)));
  }
}

async function open(visit: Visit, asked: Asked, step: FormStep): Promise<Response> {
  const { draft, id, application } = asked;
  if (!isEditable(application.state)) return await visit.goTo(boardOf(id));
  const about = { of: id, limits: STEP_FIELDS[step], stored: draft.fields };
  const form = openedForm(visit, asked, about);
  if (step === "details") form.values = await withTitle(visit, asked, form.values);
  return await show(visit, asked, {
    step,
    form: { ...form, gaps: await stepGaps(visit, asked, step) },
  });
}

async function save(visit: Visit, asked: Asked, step: FormStep): Promise<Response> {
  if (!takesFile(visit.path)) {
    const form = typedIn(await visit.fields(), STEP_FIELDS[step]);
    return await keep(visit, asked, { step, form });
  }
  if (visit.query("lang") !== undefined) return await otherLanguage(visit, asked, step);
  const place = uploadPlaces.enter(asked.member.id);
  if (typeof place === "string") {
    const again = await sendAgain(visit, fieldsBesideFile);
    return await visit.problem("desk_busy", { retryAfter: 10, again });
  }
  using _place = place;
  const sent = await readFileForm(visit.request);
  if (!sent) return await visit.problem("bad_request");
  return await keep(visit, asked, { step, form: typedIn(sent.fields, STEP_FIELDS[step]), sent });
}

/** Its buttons send the form along: nothing of it is saved, and what was typed is shown again. */
async function otherLanguage(visit: Visit, asked: Asked, step: FormStep): Promise<Response> {
  const sent = await readFileForm(visit.request, FIELDS_BYTES);
  if (!sent) return await open(visit, asked, step);
  const form = typedIn(sent.fields, STEP_FIELDS[step]);
  const { tooLong, shown } = form;
  return await showAgain(visit, asked, { step, form, more: { tooLong, shown }, status: 200 });
}

/** What was typed is kept even if the file is not taken. */
async function keep(
  visit: Visit,
  asked: Asked,
  { step, form, sent }: { step: FormStep; form: TypedForm; sent?: FileForm },
): Promise<Response> {
  const { member, id } = asked;
  const again = (more: Partial<FormProps>, status: PageStatus, fileFault?: FileFault) =>
    showAgain(visit, asked, { step, form, more, status, fileFault });
  if (form.tooLong.length > 0) return await again({ tooLong: form.tooLong }, 422);
  const taken = sent ? await takeSent(visit, member.agencyId, sent) : {};
  const result = await saveStep(visit.ports, { member, id }, { step, ...form, file: taken.file });
  switch (result.outcome) {
    case "unknown":
      return await visit.problem("not_found");
    case "closed":
      return await tooLate(visit, asked, { typed: form.typed, stored: asked.draft.fields });
    // Only the service's step is refused so.
    case "fixed":
      return await visit.goTo(boardOf(id));
    case "conflict":
      return await again({ conflicts: result.conflicts }, 409);
    case "full":
      return await again({}, 422, "full");
    case "saved":
      if (taken.fault) return await again({}, 422, taken.fault);
      return await goOn(visit, asked, step);
  }
}

/** With what was typed, and digests of what is stored by now. */
async function showAgain(
  visit: Visit,
  asked: Asked,
  { step, form, more, ...shown }: Omit<Shown, "form"> & {
    form: TypedForm;
    more: Partial<FormProps>;
  },
): Promise<Response> {
  const now = await withOwnNow(visit, asked);
  const about = { of: asked.id, limits: STEP_FIELDS[step], stored: now.draft.fields };
  const props: FormProps = {
    id: asked.id,
    number: asked.application.number,
    ...shownFor(visit, about),
    values: { ...now.draft.fields, ...form.typed },
    gaps: [],
    ...more,
  };
  return await show(visit, now, { step, form: props, ...shown });
}
