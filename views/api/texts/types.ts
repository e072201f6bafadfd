/** The words of the API's page. What the document itself says is translated sentence by sentence. */
export interface ReferenceTexts {
  tag: string;
  direction: "ltr" | "rtl";
  name: string;
  title: string;
  languages: string;
  contents: string;
  tokens: string;
  /** {header} {url} {method} */
  tokensLead: string;
  scope: string;
  allows: string;
  values: string;
  problems: string;
  /** {code} {type} */
  problemsLead: string;
  code: string;
  says: string;
  forPrograms: string;
  anyToken: string;
  /** {scope} */
  scopeIs: string;
  valueName: string;
  value: string;
  request: string;
  answer: string;
  /** {status} */
  answerIs: string;
  /** {name}: of a schema */
  of: string;
  problemsAre: string;
  required: string;
  /** {example} */
  suchAs: string;
  /** {type} */
  listOf: string;
  oneOfThese: string;
  either: string;
  anyValue: string;
  /** {bound} */
  least: string;
  /** {bound} */
  most: string;
  /** {bound} */
  characters: string;
  /** {bound} */
  items: string;
  /** {bound} */
  usual: string;
  comma: string;
  /** By what the document says in English. */
  prose: Readonly<Record<string, string>>;
}
