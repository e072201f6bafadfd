/** The pages of lists of services, whose query says which services. */

/** What a list is of. */
export interface ListQuery {
  q?: string;
  theme?: string;
  agency?: string;
  letter?: string;
  page?: string;
}

export const listAddress = (query: ListQuery): string =>
  `/services?${new URLSearchParams(query as Record<string, string>)}`;

export const serviceAddress = (id: string): string => `/services/${id}`;
