/**
 * The API's description as a page to read, from the document that describes it. It is in the
 * language of the names that it explains; its readers are developers (docs/decisions/0326).
 */
import type { Child } from "hono/jsx";
import type { Description } from "./description.ts";
import { OperationPart, operationsOf } from "./operation.tsx";
import { Name, Prose } from "./prose.tsx";
import { SchemaTable } from "./schema.tsx";

export interface ProblemShown {
  code: string;
  status: number;
  title: string;
}

export interface ReferenceProps {
  description: Description;
  problems: readonly ProblemShown[];
  /** What each allows. */
  scopes: Readonly<Record<string, string>>;
  tokenUrl: string;
  /** Path of the document. */
  documentPath: string;
  /** What the page's sheet is. */
  style: string;
}

export function referencePage(props: ReferenceProps): string {
  const { info } = props.description;
  const page = (
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{info.title}</title>
        <style dangerouslySetInnerHTML={{ __html: props.style }} />
      </head>
      <body>
        <main>
          <h1>{info.title}</h1>
          <p>{info.description}</p>
          <Contents {...props} />
          <Tokens {...props} />
          {[...operationsOf(props.description)].map(([group, operations]) => (
            <Section id={group} title={group}>
              {operations.map((one) => (
                <OperationPart {...one} schemas={props.description.components.schemas} />
              ))}
            </Section>
          ))}
          <Schemas {...props} />
          <Problems {...props} />
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${page}`;
}

function Section({ id, title, children }: { id: string; title: string; children?: Child }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Contents({ description, documentPath }: ReferenceProps) {
  return (
    <nav aria-label="Contents">
      <ul>
        <li>
          <a href="#tokens">Tokens</a>
        </li>
        {[...operationsOf(description)].map(([group, operations]) => (
          <li>
            <a href={`#${group}`}>{group}</a>
            <ul>
              {operations.map(({ id, method, path }) => (
                <li>
                  <a href={`#${id}`}>
                    <code>{method} {path}</code>
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#schemas">Values</a>
        </li>
        <li>
          <a href="#problems">Problems</a>
        </li>
        <li>
          <a href={documentPath}>The same for programs (OpenAPI 3.1)</a>
        </li>
      </ul>
    </nav>
  );
}

function Tokens({ tokenUrl, scopes }: ReferenceProps) {
  return (
    <Section id="tokens" title="Tokens">
      <p>
        Every request but this page's has an access token: <code>Authorization: Bearer …</code>.
        {" "}
        It is got at <code>{tokenUrl}</code> by client credentials with <code>private_key_jwt</code>
        {" "}
        (RFC 7523), and lasts ten minutes.
      </p>
      <table>
        <tr>
          <th scope="col">Scope</th>
          <th scope="col">What it allows</th>
        </tr>
        {Object.entries(scopes).map(([scope, text]) => (
          <tr id={scope}>
            <th scope="row">
              <Name name={scope} />
            </th>
            <td>{text}</td>
          </tr>
        ))}
      </table>
    </Section>
  );
}

function Schemas({ description: { components: { schemas } } }: ReferenceProps) {
  return (
    <Section id="schemas" title="Values">
      {Object.entries(schemas).map(([name, schema]) => (
        <>
          <h3 id={`schema-${name}`}>{name}</h3>
          {schema.description && <Prose text={schema.description} />}
          <SchemaTable schema={schema} />
        </>
      ))}
    </Section>
  );
}

function Problems({ problems }: ReferenceProps) {
  return (
    <Section id="problems" title="Problems">
      <p>
        Problem documents (RFC 9457). <code>code</code> is stable, and <code>type</code>{" "}
        leads to its line here.
      </p>
      <table>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">Status, and what it says</th>
        </tr>
        {problems.map(({ code, status, title }) => (
          <tr id={code}>
            <th scope="row">
              <Name name={code} />
            </th>
            <td>
              {status}: <Prose text={`${title}.`} isInline />
            </td>
          </tr>
        ))}
      </table>
    </Section>
  );
}
