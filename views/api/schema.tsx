/** A schema as a table: each value with its type and its bounds. */
import { nameOf, type Schema } from "./description.ts";
import { fill, fillPlain } from "../texts/fill.ts";
import { Name, Prose } from "./prose.tsx";
import type { ReferenceTexts } from "./texts/types.ts";
import type { Words } from "./words.ts";

export function SchemaTable({ schema, words }: { schema: Schema; words: Words }) {
  const { texts } = words;
  const { properties, required = [] } = schema;
  if (!properties) {
    return (
      <p>
        <TypeName schema={schema} texts={texts} />
      </p>
    );
  }
  return (
    <table>
      <tr>
        <th scope="col">{texts.valueName}</th>
        <th scope="col">{texts.value}</th>
      </tr>
      {Object.entries(properties).map(([name, one]) => (
        <Row name={name} schema={one} isRequired={required.includes(name)} words={words} />
      ))}
    </table>
  );
}

/** A value with its name; `where`: of a parameter. */
export function Row(
  { name, schema, isRequired, where, words, description = schema.description }: {
    name: string;
    schema: Schema;
    isRequired: boolean;
    where?: string;
    description?: string;
    words: Words;
  },
) {
  const { texts, say } = words;
  const bounds = boundsOf(schema, texts);
  return (
    <tr>
      <th scope="row">
        <Name name={name} />
        {where && ` (${where})`}
      </th>
      <td>
        <TypeName schema={schema} texts={texts} />
        {bounds && texts.comma + bounds}
        {isRequired && (
          <>
            {texts.comma}
            <b>{texts.required}</b>
          </>
        )}
        {description && (
          <>
            <br />
            <Prose text={say(description)} isInline />
          </>
        )}
        {schema.example !== undefined && typeof schema.example !== "object" && (
          <>
            <br />
            {fill(texts.suchAs, { example: <bdi>{String(schema.example)}</bdi> })}
          </>
        )}
        {schema.properties && <SchemaTable schema={schema} words={words} />}
        {schema.items?.properties && <SchemaTable schema={schema.items} words={words} />}
        {(schema.oneOf ?? schema.anyOf)?.some(({ properties }) => properties) &&
          (schema.oneOf ?? schema.anyOf)!.map((one) => <SchemaTable schema={one} words={words} />)}
      </td>
    </tr>
  );
}

function TypeName({ schema, texts }: { schema: Schema; texts: ReferenceTexts }) {
  const name = nameOf(schema);
  if (name !== undefined) return <a href={`#schema-${name}`}>{name}</a>;
  if (schema.enum) {
    return (
      <>
        {schema.enum.map((value, i) => (
          <>
            {i > 0 && texts.either}
            <code>{String(value)}</code>
          </>
        ))}
      </>
    );
  }
  if (schema.items) {
    return (
      <>
        {fill(texts.listOf, { type: <TypeName schema={schema.items} texts={texts} /> })}
      </>
    );
  }
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices?.some(({ properties }) => properties)) return <>{texts.oneOfThese}</>;
  if (choices) {
    return (
      <>
        {choices.map((one, i) => (
          <>
            {i > 0 && texts.either}
            <TypeName schema={one} texts={texts} />
          </>
        ))}
      </>
    );
  }
  const type = [schema.type ?? texts.anyValue].flat().join(texts.either);
  return <>{schema.format ? `${type} (${schema.format})` : type}</>;
}

function boundsOf(
  { minimum, maximum, maxLength, maxItems, default: usual }: Schema,
  texts: ReferenceTexts,
): string {
  const bound = (text: string, bound: unknown) => fillPlain(text, { bound: String(bound) });
  return [
    minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && bound(texts.least, minimum),
    maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && bound(texts.most, maximum),
    maxLength !== undefined && bound(texts.characters, maxLength),
    maxItems !== undefined && bound(texts.items, maxItems),
    usual !== undefined && bound(texts.usual, JSON.stringify(usual)),
  ].filter(Boolean).join(texts.comma);
}
