import type { Mail } from "../../domain/notice/delivery.ts";
import { fill, fillPlain } from "../texts/fill.ts";
import type { Texts } from "../texts/types/mod.ts";

/** A paragraph; with `href` it is a link, whose text is the URL itself. */
type Paragraph = { text: string; strong?: string; href?: undefined } | { href: string };

export interface Letter {
  subject: string;
  /** The window's name. */
  from: string;
  paragraphs: Paragraph[];
}

/** The same paragraphs as plain text and as HTML. */
export function composeMail({ language }: Texts, { subject, from, paragraphs }: Letter): Mail {
  const { tag, direction } = language;
  const html = (
    <html lang={tag} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <title>{subject}</title>
      </head>
      <body>
        <h1>{from}</h1>
        {paragraphs.map((paragraph) => <p>{rich(paragraph)}</p>)}
      </body>
    </html>
  );
  return {
    subject,
    text: [from, ...paragraphs.map(plain)].join("\n\n"),
    html: `<!doctype html>${html}`,
  };
}

function plain(paragraph: Paragraph): string {
  if (paragraph.href !== undefined) return paragraph.href;
  return fillPlain(paragraph.text, { code: paragraph.strong ?? "" });
}

function rich(paragraph: Paragraph) {
  if (paragraph.href !== undefined) {
    return <a href={paragraph.href} dir="ltr">{paragraph.href}</a>;
  }
  return fill(paragraph.text, { code: <strong dir="ltr">{paragraph.strong}</strong> });
}
