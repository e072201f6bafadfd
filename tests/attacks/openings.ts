/** The settings of two services that are open to some requests without a session. */

/** A page that may use these services, and the only one. */
export const LISTED = "https://spa.example.ir";

/** What they are open for; one of them passes paths on unread. */
export const OPENINGS = {
  public: ["/manifest.json", "/assets/"],
  cors: { origins: [LISTED] },
  form_returns: [{ path: "/callback" }, { path: "/paid", mode: "pass" }],
};
