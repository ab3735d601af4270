/** What a program can do with documents, one line for each op; for writing in one together with others, see `shared-document.js`. */
export const documentOps = (parley) => {
  const ask = (op, room, doc, fields) => parley.request(`doc.${op}`, { room, doc, ...fields });
  return {
    /** A page of those of a room: `{ docs, more, next? }`. */
    list: (room, before) => parley.request('doc.list', { room, before }),
    /** `more` may have `title`, and the `text` with which it begins: only where there is none yet. */
    create: (room, doc, more) => ask('create', room, doc, more),
    rename: (room, doc, title) => ask('rename', room, doc, { title }),
    /** As it was at some time, the newest first: `{ versions: [{ pos, ts, editors }], more }`. */
    versions: (room, doc, before) => ask('versions', room, doc, { before }),
    /** Its text, as of now or as of a version. */
    text: async (room, doc, pos) => (await ask('read', room, doc, { pos, format: 'text' })).text,
    /** An edit like any other; what is there now stays among the versions. */
    restore: (room, doc, pos) => ask('restore', room, doc, { pos }),
  };
};
