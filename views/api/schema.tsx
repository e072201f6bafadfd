/** A schema as a table: each value with its type and its bounds. */
import { nameOf, type Schema } from "./description.ts";
import { Name, Prose } from "./prose.tsx";

export function SchemaTable({ schema }: { schema: Schema }) {
  const { properties, required = [] } = schema;
  if (!properties) {
    return (
      <p>
        <TypeName schema={schema} />
      </p>
    );
  }
  return (
    <table>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Value</th>
      </tr>
      {Object.entries(properties).map(([name, one]) => (
        <Row name={name} schema={one} isRequired={required.includes(name)} />
      ))}
    </table>
  );
}

/** A value with its name; `where`: of a parameter. */
export function Row(
  { name, schema, isRequired, where, description = schema.description }: {
    name: string;
    schema: Schema;
    isRequired: boolean;
    where?: string;
    description?: string;
  },
) {
  const bounds = boundsOf(schema);
  return (
    <tr>
      <th scope="row">
        <Name name={name} />
        {where && ` (${where})`}
      </th>
      <td>
        <TypeName schema={schema} />
        {bounds && `, ${bounds}`}
        {isRequired && (
          <>
            , <b>required</b>
          </>
        )}
        {description && (
          <>
            <br />
            <Prose text={description} isInline />
          </>
        )}
        {schema.example !== undefined && typeof schema.example !== "object" && (
          <>
            <br />
            Such as <bdi>{String(schema.example)}</bdi>
          </>
        )}
        {schema.properties && <SchemaTable schema={schema} />}
        {schema.items?.properties && <SchemaTable schema={schema.items} />}
        {(schema.oneOf ?? schema.anyOf)?.some(({ properties }) => properties) &&
          (schema.oneOf ?? schema.anyOf)!.map((one) => <SchemaTable schema={one} />)}
      </td>
    </tr>
  );
}

function TypeName({ schema }: { schema: Schema }) {
  const name = nameOf(schema);
  if (name !== undefined) return <a href={`#schema-${name}`}>{name}</a>;
  if (schema.enum) {
    return (
      <>
        {schema.enum.map((value, i) => (
          <>
            {i > 0 && " or "}
            <code>{String(value)}</code>
          </>
        ))}
      </>
    );
  }
  if (schema.items) {
    return (
      <>
        list of <TypeName schema={schema.items} />
      </>
    );
  }
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices?.some(({ properties }) => properties)) return <>one of these</>;
  if (choices) {
    return (
      <>
        {choices.map((one, i) => (
          <>
            {i > 0 && " or "}
            <TypeName schema={one} />
          </>
        ))}
      </>
    );
  }
  const type = [schema.type ?? "any value"].flat().join(" or ");
  return <>{schema.format ? `${type} (${schema.format})` : type}</>;
}

function boundsOf({ minimum, maximum, maxLength, maxItems, default: usual }: Schema): string {
  return [
    minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && `from ${minimum}`,
    maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && `up to ${maximum}`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    maxItems !== undefined && `at most ${maxItems}`,
    usual !== undefined && `by default ${JSON.stringify(usual)}`,
  ].filter(Boolean).join(", ");
}
