/** What a program can do with files; how, is loaded with the first of them. */
export const fileOps = ({ session, base }) => ({
  /** The server as far as it keeps files: a FileServer. */
  files: async () => new (await import('./server.js')).FileServer({ base, proof: () => session.proof }),
});
