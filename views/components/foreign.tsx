/** A run in another script than the page's: isolated from its surroundings and pronounced right. */

export function Latin({ children }: { children: string }) {
  return <bdi lang="en" dir="ltr">{children}</bdi>;
}

/** Names come from the Iranian registries in Persian; those of foreign nationals may be Latin. */
export function PersonName({ children }: { children: string }) {
  return <bdi lang={/\p{Script=Arabic}/u.test(children) ? "fa" : "en"}>{children}</bdi>;
}

/** A number whose groups must keep their order. */
export function Digits({ children }: { children: string }) {
  return <bdi dir="ltr">{children}</bdi>;
}
