/** Our mark: an arched window whose panes catch the light, as in the sash windows of Persian houses. */
export function Mark({ file }: { file?: boolean }) {
  return (
    <svg
      {...(file && { xmlns: "http://www.w3.org/2000/svg" })}
      viewBox="0 0 32 32"
      width="52"
      height="52"
      aria-hidden="true"
    >
      <path fill="#12315f" d="M3 31V14a13 13 0 0 1 26 0v17z" />
      <path fill="#ffc94d" d="M15 16H6v-2a10 10 0 0 1 9-10z" />
      <path fill="#86d9d0" d="M17 16h9v-2A10 10 0 0 0 17 4z" />
      <path fill="#86d9d0" d="M6 18h9v10H6z" />
      <path fill="#f4eee1" d="M17 18h9v10h-9z" />
      <path fill="none" stroke="#fff" d="M3 31V14a13 13 0 0 1 26 0v17z" />
    </svg>
  );
}

/** For documents that link their styles too: browsers load the file once, for the tab as well. */
export const LinkedMark = () => <img src="/favicon.svg" width="52" height="52" alt="" />;

/** The same as a file, for the browser's tab. */
export const markFile: string = String(<Mark file />);
