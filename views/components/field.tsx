import type { Child, PropsWithChildren } from "hono/jsx";
import { fill, fillPlain } from "../texts/fill.ts";
import type { Page } from "./page.ts";

export interface InputProps {
  page: Page;
  name: string;
  value: string;
  autocomplete: string;
  inputmode?: "numeric" | "tel" | "text" | "email";
  type?: "password";
  /** For words: the direction follows what is typed. Digits run from left to right. */
  dir?: "auto";
  class?: string;
  /** Identifier of the form that it belongs to, if it stands outside. */
  form?: string;
  autofocus?: boolean;
  /** With htmx: as one types, the answer of this address to the value replaces the element. */
  live?: { from: string; into: string };
  invalid?: boolean;
  /** Identifiers of hint and error. */
  describedBy?: string;
}

/** A text input for digits: never `type=number`, which drops Persian ones. */
export function Input(
  { page, name, inputmode = "numeric", live, invalid, describedBy, ...rest }: InputProps,
) {
  // A password is never shown again, not even to who typed it.
  const typed = rest.type === "password" ? undefined : typedIn(page, name);
  return (
    <input
      id={name}
      name={name}
      inputmode={inputmode}
      dir="ltr"
      aria-invalid={invalid ? "true" : undefined}
      aria-describedby={describedBy}
      {...(live && page.context.script && {
        "data-hx-get": live.from,
        "data-hx-target": `#${live.into}`,
        "data-hx-trigger": "input changed delay:300ms",
        "data-hx-sync": "this:replace",
        "data-hx-replace-url": "true",
      })}
      {...rest}
      value={typed ?? rest.value}
    />
  );
}

/** What the person typed into this field before they changed the language. */
export function typedIn({ context: { typed } }: Page, name: string): string | undefined {
  return typed && Object.hasOwn(typed, name) ? typed[name] : undefined;
}

/** What is said at a field into which more was typed than its form reads. */
export function lengthError({ context, texts }: Page, name: string, label: string) {
  if (!context.tooLong?.includes(name)) return undefined;
  return fillPlain(texts.window.tooLong, { field: label });
}

interface Described {
  id: string;
  hint?: Child;
  error?: Child;
}

/** Identifiers for `aria-describedby`. */
export function descriptionOf({ id, hint, error }: Described): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
}

/** An error begins with the word, for those who do not see its colour. */
export function Description({ page, id, hint, error }: Described & { page: Page }) {
  return (
    <>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {error && (
        <p class="error" id={`${id}-error`}>
          {fill(page.texts.window.failedTitle, { title: error })}
        </p>
      )}
    </>
  );
}

export interface FieldProps extends Omit<InputProps, "describedBy" | "invalid"> {
  label: string;
  hint?: Child;
  error?: Child;
}

/** Label, hint, error and input; children stand between hint and input. */
export function Field(
  { page, label, hint, error: given, children, ...input }: PropsWithChildren<FieldProps>,
) {
  const error = given ?? lengthError(page, input.name, label);
  const described = { id: input.name, hint, error };
  return (
    <div class="field">
      <label for={input.name}>{label}</label> <Description page={page} {...described} />
      {children}
      <Input
        {...input}
        page={page}
        invalid={Boolean(error)}
        describedBy={descriptionOf(described)}
      />
    </div>
  );
}

export interface LinesProps {
  page: Page;
  name: string;
  label: string;
  value: string;
  hint?: Child;
  error?: Child;
  /** Characters. */
  max?: number;
  rows?: number;
  /** For addresses and names in Latin letters; words have the direction of what is typed. */
  dir?: "ltr";
}

/** Several lines. */
export function Lines(
  { page, name, label, value, hint, error: given, max, rows = 4, dir }: LinesProps,
) {
  const error = given ?? lengthError(page, name, label);
  const described = { id: name, hint, error };
  return (
    <div class="field">
      <label for={name}>{label}</label> <Description page={page} {...described} />
      <textarea
        id={name}
        name={name}
        class="lines"
        rows={rows}
        maxlength={max}
        dir={dir ?? "auto"}
        autocomplete="off"
        aria-invalid={error ? "true" : undefined}
        aria-describedby={descriptionOf(described)}
      >
        {typedIn(page, name) ?? value}
      </textarea>
    </div>
  );
}
