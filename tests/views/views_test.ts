import { createImprints, GUIDE_IMPRINT, GUIDE_IMPRINTS } from "../../domain/window/imprint.ts";
import assert from "node:assert/strict";
import { DIAL_CODE } from "../../domain/code/dial_code.ts";
import { createViews } from "../../views/mod.ts";
import type { DossierProps } from "../../views/dossier/dossier.tsx";
import type { PageContext } from "../../views/components/page.ts";
import { elements, languages, sentences, titleOf, views } from "./sample.ts";

const NOW = Date.UTC(2026, 10, 22, 10, 30);
const context: PageContext = {
  language: "fa",
  here: "/login?return_to=%2Fa&lang=fa",
  href: (path) => path,
  sandbox: false,
  script: "/static/htmx.js",
  fragment: false,
  now: NOW,
};
const HOSTILE = `<img src=x onerror=alert(1)>"' data-hx-get="/x" <hx-partial>`;

/** The hostile text may be visible, but must not become an element or an attribute. */
function assertInert(html: string): void {
  assert.ok(html.includes("&lt;img"));
  const found = elements(html).flatMap(({ name, attributes }) =>
    [name, ...attributes.keys()].filter((word) => /onerror|hx-get|^hx/.test(word))
  );
  assert.deepEqual(found, []);
  assert.doesNotMatch(html, /<img src=x|<hx-/);
}

Deno.test("createViews: requires the texts that all languages fall back to", () => {
  assert.throws(
    () => createViews({ languages: new Map(), dialCode: DIAL_CODE, imprints: GUIDE_IMPRINTS }),
    TypeError,
  );
});

Deno.test("createViews: an unknown language falls back to Persian", () => {
  assert.match(views.privacy({ ...context, language: "xx" }), /<html lang="fa" dir="rtl">/);
  assert.deepEqual(views.languages, ["fa", "ar", "en"]);
  assert.equal(views.digitScript("en"), "latin");
  assert.equal(views.digitScript("xx"), "persian");
});

/** An agency that writes this wherever it may write. */
function hostileDossier(text: string): DossierProps {
  const desk = { name: text, role: text, person: text };
  return {
    path: "/dossiers/1",
    agency: { text, language: text },
    dossier: {
      title: text,
      language: "fa",
      state: "awaiting_citizen",
      trackingNumber: "4029183746507",
      awaited: text,
      at: NOW,
      desk,
    },
    turn: "citizen",
    missing: [{ id: "a", label: text, way: { by: "post", to: text } }],
    clock: null,
    usual: null,
    history: {
      entries: [{ id: "1", at: NOW, by: "agency", text, desk, supplied: [text] }],
      isFirst: true,
      newest: "/dossiers/1",
    },
    isUnread: true,
    isTrackable: true,
    canWithdraw: true,
  };
}

Deno.test("pages: external text is escaped in elements and in attributes", () => {
  for (const fragment of [false, true]) {
    const hostile = { ...context, fragment, serviceTitle: { text: HOSTILE, language: HOSTILE } };
    assertInert(
      views.confirm(hostile, { firstName: HOSTILE, lastName: HOSTILE, fatherName: HOSTILE }),
    );
    assertInert(views.mobile(hostile, { mobile: HOSTILE, captcha: HOSTILE, captchaId: HOSTILE }));
    assertInert(views.problem(hostile, { problem: "internal", reference: HOSTILE }));
    assertInert(views.home(hostile, {
      needs: {
        answered: 0,
        unread: 1,
        waiting: 1,
        items: [{
          of: "letter",
          id: "1",
          title: HOSTILE,
          kind: "decision",
          agency: { text: HOSTILE, language: "fa" },
          isUnread: true,
        }],
      },
      firstName: HOSTILE,
      lastName: HOSTILE,
      status: "verified",
      level: 2,
      expiresAt: NOW,
      quick: {
        starred: [{
          id: "a",
          title: { text: HOSTILE, language: "fa" },
          href: "http://a.localhost/",
        }],
        lately: [],
      },
      count: 1,
      services: [{
        id: "a",
        title: { text: HOSTILE, language: "fa" },
        description: { text: HOSTILE, language: "en" },
        theme: "other",
        href: "http://a.localhost/",
      }],
    }));
    assertInert(views.dossier(hostile, hostileDossier(HOSTILE)));
  }
});

Deno.test("services: what was typed, and what services.json says, is escaped", () => {
  const text = { text: HOSTILE, language: HOSTILE };
  const listed = { id: "a", title: text, description: text, agency: text };
  const list = { query: { q: HOSTILE }, count: 9, page: 1, pages: 9, services: [listed] };
  for (const part of [undefined, "found"]) {
    // Without a script the search field asks for nothing by itself.
    const shown = { ...context, script: undefined, fragment: part !== undefined, part };
    assertInert(
      views.serviceList(shown, { ...list, of: { by: "query", query: HOSTILE, isNearest: true } }),
    );
    assertInert(views.serviceList(shown, { ...list, of: { by: "letter", letter: HOSTILE } }));
    assertInert(views.serviceList(shown, { ...list, of: { by: "agency", name: text } }));
  }
  const agencies = [{ key: HOSTILE, name: text, count: 1 }];
  const plain = { ...context, script: undefined };
  assertInert(views.serviceGroups(plain, { by: "agency", agencies }));
  assertInert(views.stars(context, { services: [listed, listed] }));
  assertInert(views.service(context, {
    ...listed,
    theme: "other",
    persons: "both",
    level: 1,
    href: "https://a.example/",
    receives: { values: [["given_name", HOSTILE]], level: 2, company: HOSTILE },
    starred: true,
  }));
});

Deno.test("home: the person's name is not in the title", () => {
  const html = views.home(context, {
    needs: { unread: 0, waiting: 0, items: [], answered: 0 },
    firstName: "سارا",
    lastName: "احمدی",
    status: "temporary",
    level: 1,
    expiresAt: NOW,
    quick: { starred: [], lately: [] },
    count: 0,
    services: [],
  });
  assert.ok(html.includes("سارا احمدی"));
  assert.ok(!titleOf(html).includes("سارا"));
});

Deno.test("a service's title is marked with its language if the page has another", () => {
  const shown = (language: string, tag: string) =>
    views.confirm({ ...context, language, serviceTitle: { text: "T", language: tag } }, {
      firstName: "",
      lastName: "",
      fatherName: "",
    });
  assert.match(shown("fa", "fa"), /<bdi ?>T</);
  assert.match(shown("ar", "ar"), /<bdi ?>T</);
  assert.match(shown("ar", "fa"), /<bdi lang="fa">T</);
});

Deno.test("language links: lead to the same page with its return target", () => {
  const links = elements(views.privacy(context)).filter(({ attributes }) =>
    /[?;]lang=/.test(attributes.get("href") ?? "")
  );
  assert.deepEqual(
    links.map(({ attributes }) => ["href", "lang", "dir"].map((name) => attributes.get(name))),
    [
      ["/login?return_to=%2Fa&amp;lang=ar", "ar", "rtl"],
      ["/login?return_to=%2Fa&amp;lang=en", "en", "ltr"],
    ],
  );
});

Deno.test("code: an expired code leaves only a new one to request", () => {
  const props = {
    maskedMobile: "0912***4567",
    ways: { dial: true, email: true },
    length: 5,
    expiresAt: NOW + 60_000,
    resendAt: NOW,
  };
  const alive = views.code(context, { ...props, error: { code: "wrong", triesLeft: 1 } });
  assert.match(alive, /name="code"/);
  for (
    const dead of [
      views.code(context, { ...props, error: { code: "wrong", triesLeft: 0 } }),
      views.code(context, { ...props, error: { code: "expired" } }),
      views.code(context, { ...props, error: { code: "used" } }),
      views.code({ ...context, now: props.expiresAt }, props),
    ]
  ) {
    assert.doesNotMatch(dead, /name="code"/);
    assert.match(dead, /<a href="#resend">/);
    assert.match(dead, /<button type="submit" id="resend" class="main">/);
  }
});

const CODE = { maskedMobile: "0912***4567", length: 5, resendAt: NOW };

for (const language of languages.keys()) {
  Deno.test(`dial code: pages link to the configured one, left to right, ${language}`, () => {
    const views = createViews({ languages, dialCode: "*7*#10#", imprints: GUIDE_IMPRINTS });
    const pages = [
      views.code({ ...context, language }, { ...CODE, ways: { dial: true, email: false } }),
      views.faq({ ...context, language }, { query: "" }),
      views.guide({ ...context, language }, {}),
    ];
    for (const page of pages) {
      assert.ok(page.includes('<a href="tel:*7*%2310%23"><bdi dir="ltr">*7*#10#</bdi></a>'));
      assert.ok(!page.includes(DIAL_CODE));
    }
    assert.ok(views.questions(language).some(({ text }) => text.includes("*7*#10#")));
    for (const [path, text] of sentences(languages.get(language)!)) {
      assert.doesNotMatch(text, /[*#]\s*\p{Nd}/u, `${path} has the code from configuration`);
    }
  });
}

Deno.test("code: digits and times are shown in the page's own digits", () => {
  const html = views.code(context, {
    maskedMobile: "0912***4567",
    ways: { dial: true, email: true },
    length: 5,
    expiresAt: NOW + 120_000,
    resendAt: NOW + 60_000,
  });
  assert.ok(html.includes('<bdi dir="ltr">۰۹۱۲***۴۵۶۷</bdi>'));
  assert.ok(html.includes('۲ دقیقه</b> فرصت دارید (تا ساعت <bdi dir="ltr">۱۴:۰۲</bdi>)'));
  assert.ok(html.includes("از ساعت ۱۴:۰۱ می‌توانید"));
});

Deno.test("fields: typed values survive", () => {
  const html = views.identity(context, {
    nationalId: "۰۰۱",
    birthDay: "31",
    birthMonth: "مهر",
    birthYear: "1370",
    errors: { nationalId: "format", birthDate: { code: "day" } },
  });
  for (const value of ["۰۰۱", "31", "مهر", "1370"]) assert.ok(html.includes(`value="${value}"`));
  assert.match(html, /<input id="national_id"[^>]*aria-invalid="true"[^>]*national_id-error/);
  assert.ok(html.includes('id="national_id-error">خطا: '), "said to those who see no colour");
});

Deno.test("fields: a password is not shown again, also in another language", () => {
  const typed = { user_name: "sima.rad", password: "a secret of somebody", again: "the same" };
  const html = views.staffSignIn({ ...context, typed }, { userName: "", captchaId: "c" });
  assert.ok(html.includes('value="sima.rad"'));
  assert.doesNotMatch(html, /a secret of somebody/);
});

Deno.test("identity: the tab for foreign nationals has the guide's order, and no more to choose", () => {
  const foreign = { fidaCode: "", documentKind: "", documentNumber: "" };
  const date = { birthDay: "", birthMonth: "", birthYear: "" };
  const html = views.identity(context, {
    nationalId: "",
    foreign,
    ...date,
    errors: { documentKind: "missing" },
  });
  const names = [...html.matchAll(/<input id="[^"]*" name="([^"]+)"/g)].map(([, name]) => name);
  assert.deepEqual(names, [
    "document_number",
    "fida_code",
    "birth_day",
    "birth_month",
    "birth_year",
  ]);
  const radios = [...html.matchAll(/<input type="radio"[^>]*>/g)].map(([input]) => input);
  assert.equal(radios.length, 3);
  for (const radio of radios) {
    assert.match(radio, /aria-invalid="true" aria-describedby="document_kind-error"/);
  }
  assert.ok(html.indexOf(radios[0]) < html.indexOf('id="document_number"'));
});

Deno.test("imprint: header, title and application name the configured window, marked where foreign", () => {
  const imprint = {
    host: "sso.example.ir",
    name: { fa: "درگاه <ملی>", en: "The Gate" },
    shortName: { fa: "درگاه" },
    authority: { fa: "استان نمونه" },
    operator: { fa: "شهرداری" },
  };
  const views = createViews({
    languages,
    dialCode: DIAL_CODE,
    imprints: createImprints(imprint),
  });
  const persian = views.privacy(context);
  assert.ok(persian.includes("درگاه &lt;ملی&gt;") && !persian.includes("<ملی>"));
  const [footer] = /<footer>.*<\/footer>/s.exec(persian)!;
  assert.ok(footer.includes('<strong><bdi lang="en" dir="ltr">sso.example.ir</bdi></strong>'));
  assert.ok(titleOf(persian).endsWith(" – درگاه &lt;ملی&gt;"));
  const english = views.privacy({ ...context, language: "en" });
  assert.ok(english.includes('<bdi lang="fa">استان نمونه</bdi>'));
  assert.ok(english.includes(">The Gate</bdi>"));
  assert.equal(views.application("en").name, "The Gate");
  assert.equal(views.application("fa").shortName, "درگاه");
  assert.equal(views.application("ar").name, "درگاه <ملی>");
});

Deno.test("first page: e-participation only where its address is configured, privacy at the form", () => {
  const FORM = { mobile: "", captchaId: "", sound: "", bits: 0 };
  const shown = (participation?: string) => {
    const imprints = createImprints({ ...GUIDE_IMPRINT, participation });
    const views = createViews({ languages, dialCode: DIAL_CODE, imprints });
    return views.mobile(context, FORM as unknown as Parameters<typeof views.mobile>[1]);
  };
  const { system } = languages.get("fa")!.aside;
  const button = `<a class="button" href="https://example.ir/p">${system}</a>`;
  assert.ok(shown("https://example.ir/p").includes(button));
  assert.ok(!shown().includes(`>${system}</a>`));
  assert.match(shown(), /<\/form><a href="\/privacy">مطالعهٔ بیانیهٔ حریم خصوصی<\/a>/);
});

Deno.test("accessibility: leads back to where the person is, and shows its sample as text", () => {
  const panel = (signedIn?: { name: string }) =>
    views.accessibility({ ...context, signedIn }, { display: {} });
  assert.match(panel(), /<a class="button" href="\/login">/);
  assert.match(panel({ name: "سارا" }), /<a class="button" href="\/">/);
  const { title, steps: [step] } = languages.get("fa")!.accessibility.sample;
  assert.ok(panel().includes(`<h2>${title}</h2><p>${step}</p>`));
});

Deno.test("header: the signed-in person's pages, and nothing of them for others", () => {
  const { letters, profile, sessions, home } = languages.get("fa")!;
  const header = (signedIn?: { name: string }) =>
    /<header>.*<\/header>/s.exec(views.privacy({ ...context, signedIn }))![0];
  const own = header({ name: "سارا <b>" });
  assert.ok(own.includes("سارا &lt;b&gt;"));
  for (
    const [path, text] of [
      ["/letters", letters.heading],
      ["/profile", profile.heading],
      ["/sessions", sessions.heading],
      ["/sign-out", home.signOut],
    ]
  ) {
    assert.ok(new RegExp(`<a href="${path}"\\s*>${text}</a>`).test(own), path);
    assert.ok(!header().includes(`href="${path}"`));
  }
});

Deno.test("identity: the missing parts of a date are named as within a sentence", () => {
  const html = views.identity({ ...context, language: "en" }, {
    nationalId: "",
    birthDay: "",
    birthMonth: "",
    birthYear: "1370",
    errors: { birthDate: { code: "parts", parts: ["day", "month"] } },
  });
  assert.match(html, /Enter the day and month too\./);
});
