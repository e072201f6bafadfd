/** A page of the services that a member sees: there may be thousands. */
import type { Service } from "../services/service.ts";
import { hasWords, searchForm, typedQuery } from "../text/search.ts";

export const PAGE_SIZE = 50;

export interface ServicesPage {
  /** The search, without what is none. */
  words: string;
  services: Service[];
  /** Of all that were found. */
  total: number;
  /** From 1; the last if there are fewer. */
  at: number;
  pages: number;
}

/** `words` of a title in any language, or of an ID. */
export function pageOfServices(
  all: readonly Service[],
  asked: { words?: string; page: number },
): ServicesPage {
  const words = typedQuery(asked.words);
  const wanted = searchForm(words).split(" ");
  const found = words === "" ? all : all.filter((one) => hasWords(formOf(one), wanted));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const at = Math.min(Math.max(1, asked.page), pages);
  const services = found.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE);
  return { words, services, total: found.length, at, pages };
}

/** Folding takes longer than looking into it, and services stay until the catalogue changes. */
const forms = new WeakMap<Service, string>();

function formOf(service: Service): string {
  const known = forms.get(service);
  if (known !== undefined) return known;
  const form = searchForm([service.id, ...Object.values(service.title)].join(" "));
  forms.set(service, form);
  return form;
}
