const SHOWN_MS = 2_500;

/** After a drawing: the message that one went to comes into the middle, has the focus, and is marked for a moment. */
export function settleFound({ viewState, chat }) {
  const { sought } = viewState;
  if (!sought || chat?.rooms.active !== sought.room) return;
  const entry = chat.rooms.open.timeline.get(sought.seq);
  const rows = [...document.querySelectorAll('#messages .message')];
  const row = entry && rows.find(({ dataset }) => dataset.row === entry.id || dataset.row === `own ${entry.cid}`);
  if (!row) return;
  viewState.sought = null;
  row.scrollIntoView({ block: 'center' });
  row.focus({ preventScroll: true });
  row.toggleAttribute('data-found', true);
  setTimeout(() => row.toggleAttribute('data-found', false), SHOWN_MS);
}
