import type { DraftItem, ItemList } from "../../domain/application/draft.ts";
import type { Gap } from "../../domain/application/gaps.ts";
import { retryAlarm } from "../components/alarm.tsx";
import { Description, descriptionOf, Field } from "../components/field.tsx";
import { Digits } from "../components/foreign.tsx";
import { ButtonForm, Form, TYPED_FORM } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill, fillPlain } from "../texts/fill.ts";
import type { Texts } from "../texts/types/mod.ts";
import { StepInput } from "./draft_field.tsx";
import { CONFIRMATION, gapText } from "./gap.tsx";
import { named } from "./labels.ts";
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
import { ITEM_FIELDS } from "./steps.ts";

type ImportFault = keyof Texts["applications"]["import"]["faults"];

export interface ApplicationItemsProps {
  /** Of the application. */
  id: string;
  number: string;
  list: ItemList;
  items: readonly (DraftItem & { gaps: readonly Gap[] })[];
  /** ID for the next one; absent if there is no room. */
  fresh?: string;
  max: number;
  saved?: boolean;
  /** An OpenAPI document was read: how many methods were new, or why it was not. */
  imported?: { added: number } | { fault: ImportFault };
}

/** «متدهای سرویس» and «اطلاعات فرد فنی»: the list, where each is edited or deleted. */
export function applicationItemsPage(page: Page, props: ApplicationItemsProps): View {
  const { format, texts: { applications: texts, window } } = page;
  const { id, list, items, fresh, max, imported } = props;
  const path = `${pathOf(id)}/${list}`;
  const fault = imported && "fault" in imported
    ? named(texts.import.faults[imported.fault])
    : undefined;
  const added = imported && "added" in imported
    ? fillPlain(texts.import.added, { count: format.digits(imported.added) })
    : undefined;
  return {
    ...stepHeading(page, texts.steps[list], props.number),
    alarm: fault ? { title: window.correct, links: [{ to: "#file", text: fault }] } : undefined,
    notice: added ?? (props.saved ? texts.saved : undefined),
    content: (
      <>
        <StepPlace page={page} step={list} />
        {items.length === 0 && <p>{texts.items[list].empty}</p>}
        <ul class="services">
          {items.map((item) => <Item page={page} list={list} path={path} item={item} />)}
        </ul>
        {fresh
          ? <a class="button" href={`${path}/${fresh}`}>{texts.items[list].add}</a>
          : <p class="hint">{fillPlain(texts.items[list].full, { max: format.digits(max) })}</p>}
        {list === "methods" && <Import page={page} to={`${pathOf(id)}/openapi`} fault={fault} />}
        <StepLinks page={page} id={id} step={list} />
      </>
    ),
  };
}

interface ItemProps {
  page: Page;
  list: ItemList;
  path: string;
  item: ApplicationItemsProps["items"][number];
}

function Item({ page, list, path, item: { id, fields, gaps } }: ItemProps) {
  const { format, texts: { applications: texts } } = page;
  const [name, more] = list === "methods"
    ? [fields.method_name, [fields.method, fields.method_path]]
    : [fields.contact_name, [fields.contact_position, format.digits(fields.contact_mobile ?? "")]];
  return (
    <li>
      <a href={`${path}/${id}`}>
        <bdi>{name?.trim() || texts.untitled}</bdi>
      </a>
      <p>
        <bdi dir={list === "methods" ? "ltr" : undefined}>{more.filter(Boolean).join(" ")}</bdi>
      </p>
      {gaps.map((gap) => <p class="error">{gapText(page, gap)}</p>)}
      <Form page={page} to={`${path}/${id}`}>
        <button type="submit" name="action" value="delete" class="open">
          {texts.delete} <span class="heard">{name}</span>
        </button>
      </Form>
    </li>
  );
}

function Import({ page, to, fault }: { page: Page; to: string; fault?: string }) {
  const { texts: { applications: { import: texts } } } = page;
  const described = { id: "file", hint: named(texts.lead), error: fault };
  return (
    <section class="more">
      <h2>{named(texts.heading)}</h2>
      <form method="post" action={to} enctype="multipart/form-data" novalidate>
        <div class="field">
          <label for="file">{texts.file}</label> <Description page={page} {...described} />
          <input
            type="file"
            id="file"
            name="file"
            accept=".json,application/json"
            aria-invalid={fault ? "true" : undefined}
            aria-describedby={descriptionOf(described)}
          />
        </div>
        <button type="submit">{texts.submit}</button>
      </form>
    </section>
  );
}

export interface ApplicationItemProps extends FormProps {
  list: ItemList;
  item: string;
  /** Of a contact that was saved. */
  mobile?: Mobile;
}

interface Mobile {
  isConfirmed: boolean;
  /** Masked: where the last code went. */
  sentTo?: string;
  error?: keyof Texts["applications"]["mobile"]["faults"];
  failure?: { code: "limited" | "undelivered"; retryAt: number };
}

/** One method, or one contact with the confirmation of their mobile number. */
export function applicationItemPage(page: Page, props: ApplicationItemProps): View {
  const { texts: { applications: texts, window } } = page;
  const { id, list, item, mobile } = props;
  const names = ITEM_FIELDS[list];
  // The page itself asks for the code: that it was not entered yet is no error of the form.
  const [unconfirmed] = props.gaps.filter(({ code }) => code === "unconfirmed");
  const state = { ...props, gaps: props.gaps.filter((gap) => gap !== unconfirmed) };
  const codeError = mobile?.error && texts.mobile.faults[mobile.error];
  const failure = mobile?.failure;
  return {
    ...stepHeading(page, texts.items[list].one, props.number),
    alarm: failure
      ? retryAlarm(page, texts.mobile[failure.code], failure)
      : codeError
      ? { title: window.correct, links: [{ to: "#code", text: codeError }] }
      : formAlarm(page, state),
    notice: formNotice(page, props),
    content: (
      <>
        <StepForm page={page} to={`${pathOf(id)}/${list}/${item}`} props={props}>
          {names.map((name) => <StepInput page={page} name={name} state={state} />)}
          <button type="submit" class="main">{texts.save[list]}</button>
        </StepForm>
        {mobile && (
          <Confirmation
            page={page}
            to={`${pathOf(id)}/contacts/${item}/code`}
            mobile={mobile}
            lack={unconfirmed && gapText(page, unconfirmed)}
          />
        )}
        <p>
          <a href={`${pathOf(id)}/${list}`}>{texts.steps[list]}</a>
        </p>
      </>
    ),
  };
}

function Confirmation(
  { page, to, mobile, lack }: {
    page: Page;
    to: string;
    mobile: Mobile;
    lack?: string;
  },
) {
  const { format, texts: { applications: { mobile: texts } } } = page;
  const { isConfirmed, sentTo, error } = mobile;
  return (
    <section class="more" id={CONFIRMATION}>
      <h2>{texts.heading}</h2>
      {lack && !sentTo && <p>{lack}</p>}
      {isConfirmed && <span class="badge">{texts.confirmed}</span>}
      {!isConfirmed && sentTo && (
        <>
          <p>{fill(texts.sent, { mobile: <Digits>{format.digits(sentTo)}</Digits> })}</p>
          <ButtonForm
            page={page}
            to={to}
            beside
            class="main"
            sent={<Code page={page} error={error} />}
          >
            {texts.confirm}
          </ButtonForm>
        </>
      )}
      {!isConfirmed && (
        <>
          {!sentTo && error && <p class="error" id="code">{texts.faults[error]}</p>}
          <ButtonForm page={page} to={to} beside name="action" value="send">
            {texts.send}
          </ButtonForm>
        </>
      )}
    </section>
  );
}

/** Belongs to the contact's form, whose own button confirms it too: Enter presses that one. */
function Code({ page, error }: { page: Page } & Pick<Mobile, "error">) {
  const { texts: { applications: { mobile: texts } } } = page;
  return (
    <Field
      page={page}
      name="code"
      form={TYPED_FORM}
      label={texts.code}
      error={error && texts.faults[error]}
      value=""
      class="code"
      autocomplete="one-time-code"
    />
  );
}
