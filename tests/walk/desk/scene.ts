/** Who walks the guide, and how. */
import type { Language } from "../../browser/support/citizen.ts";

/** How a service is reached, as the application's details name it. */
export type ServiceWay = "upstream" | "forward_auth" | "openid";

export interface Scene {
  language: Language;
  javaScriptEnabled: boolean;
  /** Of the window, in CSS pixels. */
  width: number;
  way: ServiceWay;
  /** `keyboard`: Tab, arrow keys, Space and Enter only. */
  hands: "pointer" | "keyboard";
  /** Identifier of the service that it asks for: its host is known before the browser starts. */
  service: string;
}

export const SCENES: readonly Scene[] = [
  scene("fa", { width: 1280, way: "upstream" }),
  scene("fa", { width: 320, way: "forward_auth", javaScriptEnabled: false }),
  scene("fa", { width: 360, way: "openid" }),
  scene("en", { width: 360, way: "upstream" }),
  scene("en", { width: 1280, way: "openid", javaScriptEnabled: false }),
  scene("ar", { width: 320, way: "forward_auth" }),
  scene("ar", { width: 360, way: "upstream", javaScriptEnabled: false }),
  scene("fa", { width: 320, way: "upstream", javaScriptEnabled: false, hands: "keyboard" }),
];

function scene(language: Language, given: Partial<Scene> & Pick<Scene, "width" | "way">): Scene {
  const { javaScriptEnabled = true, hands = "pointer", width, way } = given;
  const service = ["walk", language, way.replace("_", "-"), width, hands].join("-");
  return { language, javaScriptEnabled, hands, width, way, service };
}

/** "fa, 320 px, without JavaScript, keyboard, forward_auth" */
export const nameOf = ({ language, width, javaScriptEnabled, hands, way }: Scene): string =>
  [
    language,
    `${width} px`,
    `${javaScriptEnabled ? "with" : "without"} JavaScript`,
    ...hands === "keyboard" ? ["keyboard alone"] : [],
    way,
  ].join(", ");
