import type { Agency } from "./agency.ts";
import type { Refusal } from "./assertion.ts";
import { Document } from "./frame.tsx";
import type { Speech } from "./language.ts";
import type { Bilingual } from "../person.ts";

const REASONS: Record<Refusal, Bilingual> = {
  missing: {
    fa: "گواهی هویت همراه درخواست نبود.",
    en: "The request carried no identity assertion.",
  },
  malformed: {
    fa: "گواهی هویت خوانا یا کامل نبود.",
    en: "The assertion is malformed or incomplete.",
  },
  algorithm: {
    fa: "گواهی هویت با الگوریتم پذیرفته‌شده امضا نشده بود.",
    en: "The assertion is not signed with an accepted algorithm.",
  },
  signature: {
    fa: "امضای گواهی هویت با کلیدهای پنجره نمی‌خواند.",
    en: "The signature does not match the window's keys.",
  },
  issuer: { fa: "صادرکننده گواهی هویت پنجره نیست.", en: "The window did not issue the assertion." },
  audience: {
    fa: "گواهی هویت برای سرویس دیگری صادر شده است.",
    en: "The assertion was issued for another service.",
  },
  expired: { fa: "مهلت گواهی هویت گذشته است.", en: "The assertion has expired." },
  keys_unavailable: {
    fa: "کلیدهای پنجره در دسترس نیستند؛ کمی بعد دوباره تلاش کنید.",
    en: "The window's keys cannot be fetched; try again shortly.",
  },
};

export interface RefusedPageProps {
  agency: Agency;
  refusal: Refusal;
  issuer: string;
  speech: Speech;
}

/** Nobody is named here: nobody was recognised. */
export function RefusedPage({ agency, refusal, issuer, speech }: RefusedPageProps) {
  const { language, t } = speech;
  const title = t("شما را نشناختیم", "We do not know who you are");
  return (
    <Document {...{ agency, speech, title }}>
      <main class="wide">
        <p class="name">{agency.name[language]}</p>
        <h1>{title}</h1>
        <p>
          <strong>{REASONS[refusal][language]}</strong> <bdi class="code" lang="en">{refusal}</bdi>
        </p>
        <p>
          {t(
            "این سرویس فقط از راه پنجره باز می‌شود.",
            "This service opens only through the window.",
          )} <a href={issuer}>{t("رفتن به پنجره", "Go to the window")}</a>
        </p>
      </main>
    </Document>
  );
}
