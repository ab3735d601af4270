/** What a program can do with boards, one line for each op; to see one move, see `live-board.js`. */
export const boardOps = (parley) => ({
  /** Those of a room: `{ boards: [{ board, title, metrics, at }] }`. */
  list: (room) => parley.request('boards', { room }),
  /** Items as the protocol has them, `[{ count: 'orders' }]`; gives what was refused of them. */
  record: (room, board, items, more) => parley.request('record', { room, board, items, ...more }),
  /** Makes it, or says how it looks: `{ title, tiles }`. */
  layout: (room, board, look) => parley.request('board.layout', { room, board, ...look }),
  /** Takes it away, with its past. */
  remove: (room, board) => parley.request('board.delete', { room, board }),
  /** Any piece of the past: `{ from, to, metrics, step_ms, value }`. */
  past: async (room, board, wanted) => (await parley.request('board.past', { room, board, ...wanted })).metrics,
  /** How values of a metric were distributed: `{ metric, labels, from, to }`. */
  distribution: (room, board, wanted) => parley.request('board.histogram', { room, board, ...wanted }),
});
