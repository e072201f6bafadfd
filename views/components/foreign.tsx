/** Text in another script or language than the page's: isolated from its surroundings, and marked for screen readers. */
import type { LocalText } from "../../domain/services/service.ts";
import type { Page } from "./page.ts";

export function Latin({ children }: { children: string }) {
  return <bdi lang="en" dir="ltr">{children}</bdi>;
}

/** A host or an e-mail address: where it needs two lines, it breaks at its parts. */
export function NetAddress({ children }: { children: string }) {
  const parts = children.split(/(?<=@)|(?=\.)/);
  return (
    <bdi lang="en" dir="ltr">
      {parts.map((part, i) => (
        <>
          {i > 0 && <wbr />}
          {part}
        </>
      ))}
    </bdi>
  );
}

/** Names come from the Iranian registries in Persian; those of foreign nationals may be Latin. */
export function PersonName({ children }: { children: string }) {
  return <bdi lang={/\p{Script=Arabic}/u.test(children) ? "fa" : "en"}>{children}</bdi>;
}

/** A text of a service, which may not exist in the page's language. */
export function Local({ page, text: { text, language } }: { page: Page; text: LocalText }) {
  return <bdi lang={language === page.texts.language.tag ? undefined : language}>{text}</bdi>;
}

/** A number whose groups keep their order and stay on one line. */
export function Digits({ children }: { children: string }) {
  return <bdi dir="ltr">{children.replaceAll(" ", "\u00a0")}</bdi>;
}
