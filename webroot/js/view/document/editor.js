import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { insertNewlineContinueMarkup, deleteMarkupBackward, markdownLanguage } from '@codemirror/lang-markdown';
import { HighlightStyle, LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, keymap, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import { around, before, heading } from './markdown-keys.js';
import { remoteCursors } from './remote-cursors.js';

/** These are the page's own keys, or make what is no markdown. */
const NOT_OURS = ['Mod-/', 'Alt-A', 'Mod-Alt-\\', 'Ctrl-k'];
/** Any other key ends it too. */
const TAB_MS = 60 * 60_000;
const LOOKS = HighlightStyle.define([
  { tag: tags.heading1, class: 'heading heading-1' }, { tag: tags.heading2, class: 'heading heading-2' }, { tag: tags.heading, class: 'heading' },
  { tag: tags.strong, class: 'strong' }, { tag: tags.emphasis, class: 'emphasis' }, { tag: tags.strikethrough, class: 'struck' },
  { tag: tags.monospace, class: 'code' }, { tag: [tags.link, tags.url], class: 'link' }, { tag: tags.quote, class: 'quoted' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName], class: 'mark' },
]);

/**
 * The box in which a document is written (CodeMirror). It lives in a shadow root, where the page's CSP lets it have its style.
 * The same box is shown again when one comes back to it.
 */
export class Editor {
  host = document.createElement('div');
  #view;
  #writing = new Compartment();
  #spoken = new Compartment();
  #shown = null;

  /** `opened` is an OpenDocument, `colourOf` gives the hue of a person, `style` is the address of the style sheet. */
  constructor({ opened, colourOf, style }) {
    const { text, undoing } = opened;
    this.host.className = 'editor';
    const root = this.host.attachShadow({ mode: 'open', delegatesFocus: true });
    const sheet = document.createElement('link');
    Object.assign(sheet, { rel: 'stylesheet', href: style });
    const paper = document.createElement('div');
    paper.className = 'paper';
    root.append(sheet, paper);
    const state = EditorState.create({
      doc: text.toString(),
      extensions: [
        // Everything else counts another length than the text that is shared.
        EditorState.lineSeparator.of('\n'), EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, '\n')),
        this.#writing.of([]), this.#spoken.of([]),
        yCollab(text, null, { undoManager: undoing }), remoteCursors({ opened, colourOf }),
        drawSelection(), highlightActiveLine(), highlightSelectionMatches(), search({ top: true }), EditorView.lineWrapping,
        new LanguageSupport(markdownLanguage), syntaxHighlighting(LOOKS), keys(), EditorView.domEventHandlers(composing(undoing)),
      ],
    });
    this.#view = new EditorView({ state, root, parent: paper });
  }

  /** After each drawing. */
  settle(words, mayWrite, title) {
    const wanted = [words, mayWrite, title];
    if (this.#shown?.every((one, n) => one === wanted[n])) return;
    this.#shown = wanted;
    const label = { 'aria-label': mayWrite ? words.writeIn(title) : words.readIn(title), 'aria-describedby': 'doc-keys', spellcheck: 'true', autocorrect: 'on', autocapitalize: 'sentences' };
    this.#view.dispatch({ effects: [
      this.#writing.reconfigure([
        EditorState.readOnly.of(!mayWrite), EditorView.editable.of(mayWrite),
        EditorView.contentAttributes.of(mayWrite ? label : { ...label, tabindex: '0', 'aria-readonly': 'true' }),
      ]),
      this.#spoken.reconfigure([EditorState.phrases.of(words.phrases), placeholder(mayWrite ? words.empty : words.nothingThere)]),
    ] });
  }

  focus() {
    this.#view.focus();
  }

  /** `bold`, `italic`, `heading` or `list`, on what is selected. */
  act(name) {
    ACTS[name](this.#view);
    this.#view.focus();
  }

  destroy() {
    this.#view.destroy();
  }
}

const ACTS = { bold: around('**'), italic: around('*'), heading, list: before('- ') };

function keys() {
  return keymap.of([
    ...searchKeymap, { key: 'Escape', run: letTabGo },
    { key: 'Mod-b', run: ACTS.bold, preventDefault: true }, { key: 'Mod-i', run: ACTS.italic, preventDefault: true },
    { key: 'Enter', run: insertNewlineContinueMarkup }, { key: 'Backspace', run: deleteMarkupBackward },
    ...yUndoManagerKeymap, indentWithTab, ...defaultKeymap.filter(({ key, mac }) => !NOT_OURS.includes(key) && !NOT_OURS.includes(mac)),
  ]);
}

/** What an input method composes is undone at once, however long it takes. */
function composing(undoing) {
  const goesOn = () => {
    if (undoing.lastChange) undoing.lastChange = Date.now();
  };
  return { compositionstart: () => undoing.stopCapturing(), compositionupdate: goesOn, compositionend: goesOn };
}

/** The Tab key indents; right after Escape it leaves the text. */
function letTabGo(view) {
  view.setTabFocusMode(TAB_MS);
  return true;
}
