import type { NoticeChannel, NoticeSubject } from "../../domain/notice/settings.ts";
import { Choice, Choices } from "../components/choice.tsx";
import { NetAddress } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface NoticesProps {
  /** Tag → its own name. */
  languages: Record<string, string>;
  /** Tag of the chosen one. */
  language: string;
  /** Those that can be chosen now. */
  offered: readonly NoticeChannel[];
  subjects: Record<NoticeSubject, {
    /** Also those that cannot be chosen now. */
    channels: readonly NoticeChannel[];
    /** All of it goes by SMS. */
    isFixed: boolean;
  }>;
  /** The confirmed address, masked. */
  email?: string;
  /** Mail can be sent. */
  hasMail: boolean;
}

/** How a person is told of what, and in which language. */
export function noticesPage(page: Page, props: NoticesProps): View {
  const { texts: { notices: texts } } = page;
  const { languages, language, offered, subjects } = props;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.lead}</p>
        <Form page={page} to="/profile/notices">
          <Choice
            page={page}
            name="language"
            label={texts.language}
            options={languages}
            value={language}
          />
          {Object.entries(subjects).map(([subject, { channels, isFixed }]) => (
            <Subject
              page={page}
              subject={subject as NoticeSubject}
              channels={channels}
              offered={isFixed ? offered.filter((one) => one !== "sms") : offered}
            />
          ))}
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
        <p>
          <a class="button" href="/profile/push">{page.texts.push.heading}</a>
        </p>
        <Email page={page} props={props} />
        <p>
          <a href="/profile">{page.texts.profile.heading}</a>
        </p>
      </>
    ),
  };
}

function Subject({ page, subject, channels, offered }: {
  page: Page;
  subject: NoticeSubject;
  channels: readonly NoticeChannel[];
  offered: readonly NoticeChannel[];
}) {
  const { texts: { notices: texts } } = page;
  const always = texts.always[subject];
  if (offered.length === 0) {
    return (
      <p>
        <strong>{texts.subjects[subject]}</strong>
        <br />
        {always && <span class="hint">{always}</span>}
      </p>
    );
  }
  return (
    <Choices
      page={page}
      prefix={subject}
      label={texts.subjects[subject]}
      options={offered.map((channel) => [channel, texts.channels[channel]])}
      chosen={channels}
    >
      {always && <p class="hint">{always}</p>}
    </Choices>
  );
}

function Email({ page, props: { email, hasMail } }: { page: Page; props: NoticesProps }) {
  const { email: texts } = page.texts.notices;
  if (!hasMail) return <p>{page.texts.contactEmail.unavailable}</p>;
  return (
    <>
      <h2>{texts.title}</h2>
      <p>
        {email ? fill(texts.now, { address: <NetAddress>{email}</NetAddress> }) : texts.none}
      </p>
      <p>
        <a class="button" href="/profile/contact">{email ? texts.change : texts.add}</a>
      </p>
      {email && (
        <Form page={page} to="/profile/contact/removal">
          <button type="submit">{texts.remove}</button>
        </Form>
      )}
    </>
  );
}
