/** Whose window it is, as its pages and messages say. */
import { type LocalText, localText } from "../services/service.ts";

/** A text by language; Persian is the fallback of the others. */
export type InLanguages = { fa: string } & Record<string, string>;

export interface ImprintTexts {
  /** The window's own host, the address that people should find in their browser. */
  host: string;
  name: InLanguages;
  /** What sentences call it, and a phone's home screen. */
  shortName: InLanguages;
  /** The line above the name: the state. */
  authority: InLanguages;
  /** The organisation that runs the window. */
  operator: InLanguages;
  /** URL of «سامانه مشارکت الکترونیکی» (guide 1.7). */
  participation?: string;
  /** Number of the support desk: "021-00000000". */
  supportPhone?: string;
}

/** The same in one language. */
export interface Imprint extends Pick<ImprintTexts, "host" | "participation" | "supportPhone"> {
  name: LocalText;
  shortName: LocalText;
  authority: LocalText;
  operator: LocalText;
}

export type Imprints = (language: string) => Imprint;

export function createImprints(texts: ImprintTexts): Imprints {
  const { name, shortName, authority, operator, ...same } = texts;
  return (language) => ({
    ...same,
    name: localText(name, language),
    shortName: localText(shortName, language),
    authority: localText(authority, language),
    operator: localText(operator, language),
  });
}

/** As in the guides: sign-in guide 1.7, article on registration and errors. */
export const GUIDE_IMPRINT: ImprintTexts = {
  host: "localhost:8000",
  name: {
    fa: "پنجره ملی خدمات دولت هوشمند",
    ar: "النافذة الوطنية لخدمات الحكومة الذكية",
    en: "National Smart Government Window",
  },
  shortName: { fa: "پنجره", ar: "بنجره", en: "Panjereh" },
  authority: {
    fa: "جمهوری اسلامی ایران",
    ar: "الجمهورية الإسلامية الإيرانية",
    en: "Islamic Republic of Iran",
  },
  operator: {
    fa: "سازمان فناوری اطلاعات ایران، وزارت ارتباطات و فناوری اطلاعات",
    ar: "منظمة تقنية المعلومات الإيرانية، وزارة الاتصالات وتقنية المعلومات",
    en: "Information Technology Organization of Iran, Ministry of ICT",
  },
};

/** With everything that can be configured, for the catalogue of pages. */
export const GUIDE_IMPRINTS: Imprints = createImprints({
  ...GUIDE_IMPRINT,
  participation: "https://participation.example.ir/",
  supportPhone: "021-00000000",
});
