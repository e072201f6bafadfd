import type { Child, PropsWithChildren } from "hono/jsx";
import { Description, descriptionOf, typedIn } from "./field.tsx";
import type { Page } from "./page.ts";

export interface ChoiceProps {
  page: Page;
  name: string;
  label: string;
  /** Value → label, in the order shown. */
  options: Record<string, string>;
  /** If it is not one of the options, nothing is chosen. */
  value: string;
  error?: Child;
}

/**
 * One of a few: radio buttons in a fieldset. An error's link leads to the first of them, and each
 * of them is described by the error: not every screen reader says the description of a group. Text
 * browsers do not know fieldsets: the block begins and ends the line of the choices.
 */
export function Choice({ page, name, label, options, value, error }: ChoiceProps) {
  const described = { id: name, error };
  return (
    <fieldset class="field choice">
      <legend>{label}</legend> <Description page={page} {...described} />
      <div>
        {Object.entries(options).map(([option, text], i) => (
          <>
            <label>
              <input
                type="radio"
                id={i === 0 ? name : `${name}_${option}`}
                name={name}
                value={option}
                checked={option === (typedIn(page, name) ?? value)}
                aria-invalid={error ? "true" : undefined}
                aria-describedby={descriptionOf(described)}
              />{" "}
              {text}
            </label>
            {" "}
          </>
        ))}
      </div>
    </fieldset>
  );
}

export interface ChoicesProps {
  page: Page;
  /** Of the first box, where an error's link leads. */
  id?: string;
  /** Fields are called `<prefix>_<value>`. */
  prefix: string;
  label: string;
  /** Value and label, in the order shown. */
  options: readonly (readonly [value: string, label: Child])[];
  chosen: readonly string[];
  error?: Child;
}

/** Any of a few: check boxes in a fieldset; children stand before them. */
export function Choices(
  { page, id, prefix, label, options, chosen, error, children }: PropsWithChildren<ChoicesProps>,
) {
  const { typed } = page.context;
  const described = { id: id ?? prefix, error };
  // A box without a tick is not sent: what was typed says which have one.
  const isChosen = (name: string, option: string) =>
    typed ? Object.hasOwn(typed, name) : chosen.includes(option);
  return (
    <fieldset class="field choice">
      <legend>{label}</legend> <Description page={page} {...described} />
      {children}
      <div>
        {options.map(([option, text], i) => (
          <>
            <label>
              <input
                type="checkbox"
                id={i === 0 ? id : undefined}
                name={`${prefix}_${option}`}
                value="1"
                checked={isChosen(`${prefix}_${option}`, option)}
                aria-describedby={descriptionOf(described)}
              />{" "}
              {text}
            </label>
            {" "}
          </>
        ))}
      </div>
    </fieldset>
  );
}
