import type { StepField } from "../../domain/application/draft.ts";
import { FileList, type ShownFile } from "../attachments/files.tsx";
import { Choice } from "../components/choice.tsx";
import { Description, descriptionOf, typedIn } from "../components/field.tsx";
import { ButtonForm } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import type { FileFault } from "../texts/types/application.ts";
import type { Texts } from "../texts/types/mod.ts";
import { connectionText } from "./content_fields.tsx";
import { fieldErrors, StepInput } from "./draft_field.tsx";
import { fieldLabel, named } from "./labels.ts";
import {
  formAlarm,
  formNotice,
  type FormProps,
  pathOf,
  StepForm,
  stepHeading,
  StepLinks,
  StepPlace,
} from "./step_form.tsx";
import { REASONS } from "./steps.ts";

export interface ApplicationConnectionProps extends FormProps {
  /** The agency's active connections. */
  connections: readonly { id: string; text: string; userNames: readonly string[] }[];
}

/** «تأیید اتصال» */
export function applicationConnectionPage(page: Page, props: ApplicationConnectionProps): View {
  const { texts: { applications: texts } } = page;
  const { connections, id, values } = props;
  const errors = fieldErrors(page, props);
  const names = [...new Set(connections.flatMap(({ userNames }) => userNames))];
  return {
    ...stepHeading(page, texts.steps.connection, props.number),
    alarm: formAlarm(page, props),
    notice: formNotice(page, props),
    content: (
      <>
        <StepPlace page={page} step="connection" />
        <StepForm page={page} to={`${pathOf(id)}/connection`} props={props}>
          <Choice
            page={page}
            name="connection_id"
            label={fieldLabel(page, "connection_id")}
            options={Object.fromEntries(
              connections.map(({ id, text }) => [id, connectionText(page, text)]),
            )}
            value={values.connection_id ?? ""}
            error={errors.connection_id}
          />
          <Choice
            page={page}
            name="user_name"
            label={fieldLabel(page, "user_name")}
            options={{
              ...Object.fromEntries(names.map((name) => [name, name])),
              "+new": texts.newUser,
            }}
            value={values.user_name ?? ""}
            error={errors.user_name}
          />
          <button type="submit" class="main">{texts.save.connection}</button>
        </StepForm>
        <StepLinks page={page} id={id} step="connection" />
      </>
    ),
  };
}

export interface FileFormProps extends FormProps {
  files: readonly (ShownFile & { id: string })[];
  fileFault?: FileFault;
}

const FIELDS: Record<"texts" | "policy" | "way", StepField[]> = {
  texts: [
    ...["title_fa", "title_ar", "title_en"] as const,
    ...["description_fa", "description_ar", "description_en"] as const,
    "theme",
  ],
  policy: ["level", "max_age", "persons"],
  way: ["way", "assertion_alg", "requests"],
};

/** What each way needs. */
const WAYS: Record<keyof Texts["applications"]["ways"], StepField[]> = {
  upstream: ["upstream", "health_path"],
  forward_auth: ["proxies"],
  openid: ["redirect_uris", "post_logout_redirect_uris", "initiate_login_uri", "jwks"],
};

/** «مشخصات سرویس» */
export function applicationDetailsPage(page: Page, props: FileFormProps): View {
  const { texts: { applications: texts } } = page;
  const { id, files } = props;
  const inputs = (names: readonly StepField[]) =>
    names.map((name) => <StepInput page={page} name={name} state={props} />);
  return {
    ...stepHeading(page, texts.steps.details, props.number),
    alarm: formAlarm(page, props, { file: fileError(page, props) }),
    notice: formNotice(page, props),
    content: (
      <>
        <StepPlace page={page} step="details" />
        <StepForm page={page} to={`${pathOf(id)}/details`} props={props} file>
          <h2>{texts.groups.texts}</h2>
          {inputs(FIELDS.texts)}
          <h2>{texts.groups.policy}</h2>
          {inputs(FIELDS.policy)}
          <h2>{texts.reasonsHeading}</h2>
          <p>{texts.reasonsLead}</p>
          {inputs(REASONS)}
          <h2>{texts.groups.way}</h2>
          {inputs(FIELDS.way)}
          {Object.entries(WAYS).map(([way, names]) => (
            <>
              <h3>{named(texts.ways[way as keyof typeof WAYS])}</h3>
              {inputs(names)}
            </>
          ))}
          <h2>{texts.files.heading}</h2>
          <FileInput page={page} props={props} label={texts.files.add} />
          <button type="submit" class="main">{texts.save.details}</button>
        </StepForm>
        {files.map((file) => (
          <>
            <FileList page={page} files={[file]} />
            <ButtonForm page={page} to={`${pathOf(id)}/files/${file.id}`} beside>
              {texts.files.remove}
            </ButtonForm>
          </>
        ))}
        <StepLinks page={page} id={id} step="details" />
      </>
    ),
  };
}

const LETTER: StepField[] = ["letter_subject", "letter_number"];
const DATE: StepField[] = ["letter_day", "letter_month", "letter_year"];

/** «نامه‌ها» */
export function applicationLetterPage(page: Page, props: FileFormProps): View {
  const { texts: { applications: texts } } = page;
  const { id, files } = props;
  const label = files.length > 0 ? texts.files.replace : fieldLabel(page, "letter_file");
  return {
    ...stepHeading(page, texts.steps.letter, props.number),
    alarm: formAlarm(page, props, { file: fileError(page, props) }),
    notice: formNotice(page, props),
    content: (
      <>
        <StepPlace page={page} step="letter" />
        <StepForm page={page} to={`${pathOf(id)}/letter`} props={props} file>
          {LETTER.map((name) => <StepInput page={page} name={name} state={props} />)}
          <LetterDate page={page} props={props} />
          <FileList page={page} files={files} />
          <FileInput page={page} props={props} label={label} />
          <button type="submit" class="main">{texts.save.letter}</button>
        </StepForm>
        <StepLinks page={page} id={id} step="letter" />
      </>
    ),
  };
}

/** In the boxes of the sign-in's dates. */
function LetterDate({ page, props }: { page: Page; props: FileFormProps }) {
  const { texts: { applications, identity } } = page;
  const hint = applications.hints.letter_day;
  const error = fieldErrors(page, props).letter_day;
  const described = { id: "letter_date", hint, error };
  return (
    <fieldset class="field" aria-describedby={descriptionOf(described)}>
      <legend>{applications.fields.letter_date}</legend> <Description page={page} {...described} />
      <div class="date">
        {DATE.map((name) => (
          <>
            <label>
              {identity[name.replace("letter_", "") as "day" | "month" | "year"]}{" "}
              <input
                id={name}
                name={name}
                value={typedIn(page, name) ?? props.values[name] ?? ""}
                inputmode={name === "letter_month" ? "text" : "numeric"}
                dir="ltr"
                autocomplete="off"
                aria-invalid={error ? "true" : undefined}
              />
            </label>
            {" "}
          </>
        ))}
      </div>
    </fieldset>
  );
}

function fileError(
  { texts: { applications: { files, stepGaps } } }: Page,
  { fileFault, gaps }: Pick<FileFormProps, "fileFault" | "gaps">,
): string | undefined {
  if (fileFault) return named(files.faults[fileFault]);
  const gap = gaps.find(({ code }) => code === "file_missing" || code === "file_refused");
  return gap && stepGaps[gap.code as "file_missing" | "file_refused"];
}

/** Last in its form: what stands before it arrives even if the file is refused. */
function FileInput(
  { page, props, label }: { page: Page; props: FileFormProps; label: string },
) {
  const { texts: { applications: { files } } } = page;
  const error = fileError(page, props);
  const described = { id: "file", hint: named(files.hint), error };
  return (
    <div class="field">
      <label for="file">{label}</label> <Description page={page} {...described} />
      {props.fileFault && <p class="hint">{files.kept}</p>}
      <input
        type="file"
        id="file"
        name="file"
        aria-invalid={error ? "true" : undefined}
        aria-describedby={descriptionOf(described)}
      />
    </div>
  );
}
