import type { Topic } from "../../domain/support/request.ts";
import type { Page } from "../components/page.ts";

/** What they are called, in this order. */
export const topicNames = ({ texts: { support } }: Page, topics: readonly Topic[]) =>
  Object.fromEntries(topics.map((topic) => [topic, support.topics[topic]]));
