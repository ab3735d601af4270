/** When the pointer has been still for so long, nothing but the board is seen. */
const STILL_MS = 3_000;

let awake = null;
let still = null;

/** All of the screen, for a wall, which stays awake; Escape ends it. */
export function wall() {
  if (document.fullscreenElement) return void document.exitFullscreen();
  const board = document.getElementById('board');
  board.requestFullscreen?.().then(() => begin(board), () => {});
}

function begin(board) {
  const keep = () => document.hidden || navigator.wakeLock?.request('screen').then((lock) => (awake = lock), () => {});
  const move = () => {
    board.removeAttribute('data-still');
    clearTimeout(still);
    still = setTimeout(() => board.setAttribute('data-still', ''), STILL_MS);
  };
  const end = () => {
    if (document.fullscreenElement === board) return;
    clearTimeout(still);
    board.removeAttribute('data-still');
    awake?.release().catch(() => {});
    awake = null;
    for (const [on, name, listener] of listeners) on.removeEventListener(name, listener);
  };
  const listeners = [[document, 'fullscreenchange', end], [document, 'visibilitychange', keep], [board, 'pointermove', move], [board, 'keydown', move]];
  for (const [on, name, listener] of listeners) on.addEventListener(name, listener);
  keep();
  move();
}
