import type { Service } from "../../domain/services/service.ts";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { listAddress } from "./addresses.ts";

export type Themes = readonly { theme: Service["theme"]; count: number }[];

/** To all services without a search: by theme, agency or letter. */
export function Ways({ page, themes }: { page: Page; themes: Themes }) {
  const { format, texts: { services: texts, home } } = page;
  return (
    <>
      <h2>{texts.themes}</h2>
      <ul>
        {themes.map(({ theme, count }) => (
          <li>
            <a href={listAddress({ theme })}>
              {fill(texts.counted, { name: home.themes[theme], count: format.digits(count) })}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a class="button" href="/services?by=agency">{texts.agencies}</a>{" "}
        <a class="button" href="/services?by=letter">{texts.letters}</a>
      </p>
    </>
  );
}
