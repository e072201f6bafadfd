/**
 * The API's description as a page to read, from the document that describes it, in three languages
 * (docs/decisions/0326).
 */
import type { Child } from "hono/jsx";
import { OperationPart, operationsOf } from "./operation.tsx";
import { Contents, Languages } from "./contents.tsx";
import { Name, Prose } from "./prose.tsx";
import type { Part, ReferenceProps } from "./props.ts";
import { SchemaTable } from "./schema.tsx";
import { fill } from "../texts/fill.ts";
import { wordsIn } from "./words.ts";

export function referencePage(given: ReferenceProps): string {
  const words = wordsIn(given.language);
  const { texts, say } = words;
  const props = { ...given, words };
  const { info } = props.description;
  const page = (
    <html lang={texts.tag} dir={texts.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{texts.title}</title>
        <style dangerouslySetInnerHTML={{ __html: props.style }} />
      </head>
      <body>
        <main>
          <Languages {...props} />
          <h1>{texts.title}</h1>
          <p>{say(info.description ?? "")}</p>
          <Contents {...props} />
          <Tokens {...props} />
          {[...operationsOf(props.description)].map(([group, operations]) => (
            <Section id={group} title={group}>
              {operations.map((one) => (
                <OperationPart
                  {...one}
                  words={words}
                  schemas={props.description.components.schemas}
                />
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

function Tokens({ tokenUrl, scopes, words: { texts, say } }: Part) {
  return (
    <Section id="tokens" title={texts.tokens}>
      <p>
        {fill(texts.tokensLead, {
          header: <code>Authorization: Bearer …</code>,
          url: <code>{tokenUrl}</code>,
          method: <code>private_key_jwt</code>,
        })}
      </p>
      <table>
        <tr>
          <th scope="col">{texts.scope}</th>
          <th scope="col">{texts.allows}</th>
        </tr>
        {Object.entries(scopes).map(([scope, text]) => (
          <tr id={scope}>
            <th scope="row">
              <Name name={scope} />
            </th>
            <td>{say(text)}</td>
          </tr>
        ))}
      </table>
    </Section>
  );
}

function Schemas({ description: { components: { schemas } }, words }: Part) {
  return (
    <Section id="schemas" title={words.texts.values}>
      {Object.entries(schemas).map(([name, schema]) => (
        <>
          <h3 id={`schema-${name}`}>{name}</h3>
          {schema.description && <Prose text={words.say(schema.description)} />}
          <SchemaTable schema={schema} words={words} />
        </>
      ))}
    </Section>
  );
}

function Problems({ problems, words: { texts, say } }: Part) {
  return (
    <Section id="problems" title={texts.problems}>
      <p>
        {fill(texts.problemsLead, { code: <code>code</code>, type: <code>type</code> })}
      </p>
      <table>
        <tr>
          <th scope="col">{texts.code}</th>
          <th scope="col">{texts.says}</th>
        </tr>
        {problems.map(({ code, status, title }) => (
          <tr id={code}>
            <th scope="row">
              <Name name={code} />
            </th>
            <td>
              {status}: <Prose text={`${say(title)}.`} isInline />
            </td>
          </tr>
        ))}
      </table>
    </Section>
  );
}
