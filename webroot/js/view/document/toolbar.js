import { html } from '../html.js';
import { boldIcon, headingIcon, italicIcon, listIcon, redoIcon, undoIcon } from './icons.js';
import { stateOf, wordsOf } from './state.js';

const FORMATS = { bold: boldIcon, italic: italicIcon, heading: headingIcon, list: listIcon };
const KEYS = { bold: 'Ctrl+B', italic: 'Ctrl+I', undo: 'Ctrl+Z', redo: 'Ctrl+Y' };

/** For those who do not know the marks, and for fingers. */
export function toolbar(page) {
  const { editor, opened } = stateOf(page);
  const words = wordsOf(page);
  const { undoing } = opened;
  const button = (act, icon, does, can = true) => html`<button type="button" class="plain" data-act=${act} aria-label=${words.acts[act]} title=${KEYS[act] ? `${words.acts[act]} (${KEYS[act]})` : words.acts[act]}
    aria-disabled=${can ? 'false' : 'true'} @mousedown=${(event) => event.preventDefault()} @click=${() => can && does()}>${icon()}</button>`;
  return html`
    <div class="doc-tools" role="toolbar" aria-label=${words.tools} @keydown=${walk}>
      ${Object.entries(FORMATS).map(([act, icon]) => button(act, icon, () => editor.act(act)))}
      <span class="apart"></span>
      ${button('undo', undoIcon, () => undoing.undo(), undoing.canUndo())} ${button('redo', redoIcon, () => undoing.redo(), undoing.canRedo())}
    </div>
  `;
}

/** The arrows go along it. */
function walk(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  event.preventDefault();
  buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length]?.focus();
}
