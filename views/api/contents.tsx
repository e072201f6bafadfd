/** The way into the page: its other languages, and what it has. */
import { operationsOf } from "./operation.tsx";
import type { Part } from "./props.ts";
import { REFERENCE_LANGUAGES } from "./words.ts";

export function Languages({ language, path, words: { texts } }: Part) {
  return (
    <nav aria-label={texts.languages}>
      {Object.values(REFERENCE_LANGUAGES).filter(({ tag }) => tag !== language).map((
        { tag, direction, name },
      ) => (
        <>
          <a href={`${path}?lang=${tag}`} hreflang={tag} lang={tag} dir={direction}>{name}</a>
          {" "}
        </>
      ))}
    </nav>
  );
}

/** All that the page has, by its anchors. */
export function Contents({ description, documentPath, words: { texts } }: Part) {
  return (
    <nav aria-label={texts.contents}>
      <ul>
        <li>
          <a href="#tokens">{texts.tokens}</a>
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
          <a href="#schemas">{texts.values}</a>
        </li>
        <li>
          <a href="#problems">{texts.problems}</a>
        </li>
        <li>
          <a href={documentPath}>{texts.forPrograms}</a>
        </li>
      </ul>
    </nav>
  );
}
