import type { Application } from "./application.ts";
import { django } from "./programs/django.ts";
import { dokuwiki } from "./programs/dokuwiki.ts";
import { adminer } from "./programs/adminer.ts";
import { jupyter } from "./programs/jupyter.ts";
import { nodeRed } from "./programs/node_red.ts";
import { chat } from "./programs/chat.ts";
import { expressSpa } from "./programs/express_spa.ts";
import { apache } from "./programs/apache.ts";
import { cgit } from "./programs/cgit.ts";
import { tomcat } from "./programs/tomcat.ts";
import { radicale } from "./programs/radicale.ts";
import { staticFiles } from "./programs/static_files.ts";

export const APPLICATIONS: readonly Application[] = [
  dokuwiki,
  django,
  radicale,
  staticFiles,
  cgit,
  tomcat,
  adminer,
  jupyter,
  nodeRed,
  chat,
  expressSpa,
  apache,
];
