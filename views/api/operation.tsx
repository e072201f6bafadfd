/** One request of the API: what it takes, and what it answers. */
import {
  type Description,
  nameOf,
  type Operation,
  type Schema,
  type Schemas,
} from "./description.ts";
import { exampleOf } from "./example.ts";
import { Prose } from "./prose.tsx";
import { Row } from "./schema.tsx";
import { fill } from "../texts/fill.ts";
import type { Words } from "./words.ts";

/** A value is a line. */
const NDJSON = "application/x-ndjson";

export interface OperationShown {
  /** Its anchor. */
  id: string;
  method: string;
  path: string;
  operation: Operation;
}

/** By the kind of thing that they are about, in the order of the document. */
export function operationsOf({ paths }: Description): Map<string, OperationShown[]> {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: `${method}${path.replace("/api/v1", "").replaceAll(/[/{}]+/g, "-").replace(/-$/, "")}`,
      method: method.toUpperCase(),
      path,
      operation,
    }))
  );
  return Map.groupBy(all, ({ path }) => path.split("/")[3]);
}

export function OperationPart(
  { id, method, path, operation, schemas, words }: OperationShown & {
    schemas: Schemas;
    words: Words;
  },
) {
  const { texts, say } = words;
  const { summary = "", description, parameters = [], requestBody, responses } = operation;
  const scope = operation.security?.flatMap(({ agency = [] }) => agency).at(0);
  const answers = Object.entries(responses);
  const isProblem = ([, { content }]: typeof answers[number]) =>
    content !== undefined && "application/problem+json" in content;
  const codes = answers.filter(isProblem).flatMap(([, { description }]) =>
    [...description.matchAll(/`(\w+)`: /g)].map(([, code]) => code)
  );
  return (
    <>
      <h3 id={id}>
        <code>{method} {path}</code>
      </h3>
      <p>
        <b>{say(summary)}.</b> {scope
          ? <>{fill(texts.scopeIs, { scope: <a href={`#${scope}`}>{scope}</a> })}</>
          : texts.anyToken}
      </p>
      {description && <Prose text={say(description)} />}
      {parameters.length > 0 && (
        <table>
          <tr>
            <th scope="col">{texts.valueName}</th>
            <th scope="col">{texts.value}</th>
          </tr>
          {parameters.map((one) => (
            <Row
              name={one.name}
              where={one.in}
              schema={one.schema}
              description={one.description}
              isRequired={one.required ?? false}
              words={words}
            />
          ))}
        </table>
      )}
      {requestBody && (
        <Body
          title={texts.request}
          content={requestBody.content}
          schemas={schemas}
          words={words}
        />
      )}
      {answers.filter((one) => !isProblem(one)).map(([status, { description, content }]) => (
        <>
          <p>
            {fill(texts.answerIs, { status: <b>{status}</b> })}{" "}
            <Prose text={say(description)} isInline />
          </p>
          {content && (
            <Body title={texts.answer} content={content} schemas={schemas} words={words} />
          )}
        </>
      ))}
      <p>
        {texts.problemsAre} {codes.map((code, i) => (
          <>
            {i > 0 && texts.comma}
            <a href={`#${code}`}>{code}</a>
          </>
        ))}
      </p>
    </>
  );
}

function Body(
  { title, content, schemas, words: { texts } }: {
    title: string;
    content: Record<string, { schema?: Schema }>;
    schemas: Schemas;
    words: Words;
  },
) {
  return (
    <>
      {Object.entries(content).map(([type, { schema = {} }]) => {
        const name = nameOf(schema);
        return (
          <>
            <p>
              {title}: <code>{type}</code>
              {name && (
                <>
                  {" "}
                  {fill(texts.of, { name: <a href={`#schema-${name}`}>{name}</a> })}
                </>
              )}
            </p>
            {type.endsWith("json") && (
              <pre><code>{JSON.stringify(exampleOf(schema, schemas), null, type === NDJSON ? 0 : 2)}</code></pre>
            )}
          </>
        );
      })}
    </>
  );
}
