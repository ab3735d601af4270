/** What a program can do about who one is, one line for each op. */
export const accessOps = ({ session, credentials }) => ({
  /** Says good-bye for good, in all tabs: nobody is this person any more. */
  quit() {
    credentials.forget();
    return session.end();
  },
});
