import { Annotation, Facet, RangeSet } from '@codemirror/state';
import { Decoration, ViewPlugin, WidgetType } from '@codemirror/view';

/** Somebody else moved. */
const moved = Annotation.define();
const shared = Facet.define({ combine: ([one]) => one });

/**
 * Where the others write and what they have selected, with their names; and tells them where one does oneself. What is told is as
 * y-codemirror.next tells it, so that its users are seen here too. Not its own plugin: that writes colours into `style`, which the
 * page's CSP forbids, and has one for all schemes.
 */
class RemoteCursors {
  decorations = RangeSet.empty;
  #view;
  #stop;

  constructor(view) {
    this.#view = view;
    const { awareness } = view.state.facet(shared);
    const heard = ({ added, updated, removed }) => {
      if ([...added, ...updated, ...removed].some((client) => client !== awareness.clientID)) view.dispatch({ annotations: moved.of(true) });
    };
    awareness.on('change', heard);
    this.#stop = () => awareness.off('change', heard);
    this.#draw();
  }

  /** Comes after the plugin that brings what is typed into the text: positions are of the new text. */
  update(update) {
    if (update.selectionSet || update.focusChanged || update.docChanged) this.#tell();
    if (update.docChanged || update.transactions.some((transaction) => transaction.annotation(moved))) this.#draw();
  }

  destroy() {
    this.#stop();
  }

  #tell() {
    const { awareness, opened } = this.#view.state.facet(shared);
    if (!awareness.getLocalState() || !this.#view.hasFocus) return;
    const { anchor, head } = this.#view.state.selection.main;
    const cursor = { anchor: opened.positionAt(anchor), head: opened.positionAt(head) };
    if (JSON.stringify(cursor) !== JSON.stringify(awareness.getLocalState().cursor)) awareness.setLocalStateField('cursor', cursor);
  }

  #draw() {
    const { awareness } = this.#view.state.facet(shared);
    const ranges = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID).flatMap(([, state]) => this.#rangesOf(state));
    this.decorations = Decoration.set(ranges, true);
  }

  #rangesOf({ user, cursor }) {
    const { colourOf } = this.#view.state.facet(shared);
    const [anchor, head] = [this.#indexOf(cursor?.anchor), this.#indexOf(cursor?.head)];
    if (anchor === null || head === null) return [];
    const hue = `hue-${colourOf(String(user?.id ?? ''))}`;
    const caret = Decoration.widget({ widget: new Caret(String(user?.name ?? '?'), hue, JSON.stringify(cursor)), side: head > anchor ? -1 : 1 }).range(head);
    if (anchor === head) return [caret];
    return [Decoration.mark({ class: `selected ${hue}` }).range(Math.min(anchor, head), Math.max(anchor, head)), caret];
  }

  #indexOf(position) {
    const index = this.#view.state.facet(shared).opened.indexOf(position);
    return index !== null && index <= this.#view.state.doc.length ? index : null;
  }
}

/** A line with a name above it, which goes after a while and comes back when one points at the line. */
class Caret extends WidgetType {
  #name;
  #hue;
  #at;

  constructor(name, hue, at) {
    super();
    this.#name = name;
    this.#hue = hue;
    this.#at = at;
  }

  /** Whoever has moved shows his name again. */
  eq(other) {
    return this.#name === other.#name && this.#hue === other.#hue && this.#at === other.#at;
  }

  toDOM() {
    const caret = document.createElement('span');
    Object.assign(caret, { className: `caret ${this.#hue}`, ariaHidden: 'true' });
    // The style sheet shows it; it is no part of the text.
    caret.dataset.name = this.#name;
    return caret;
  }

  ignoreEvent() {
    return true;
  }
}

/** In an OpenDocument; `colourOf(user)` gives the number of the hue of a person, by id. */
export function remoteCursors({ opened, colourOf }) {
  return [shared.of({ opened, awareness: opened.shared.awareness, colourOf }), ViewPlugin.fromClass(RemoteCursors, { decorations: ({ decorations }) => decorations })];
}
